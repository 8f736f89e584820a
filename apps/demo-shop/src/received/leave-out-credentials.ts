const suspicious = /secret|passw|token|credential|authori[sz]ation|api.?key|^key$/i;
const left = "[left out]";

/**
 * A copy without fields named like a credential, and with every known secret cut out of every text, wherever it
 * stands: a name can hide a secret, a value cannot.
 */
export function leaveOutCredentials<Value>(value: Value, secrets: readonly (string | RegExp)[]): Value {
	return copy(value, secrets) as Value;
}

function copy(value: unknown, secrets: readonly (string | RegExp)[]): unknown {
	if (typeof value === "string") return secrets.reduce<string>((text, secret) => text.replaceAll(secret, left), value);
	if (Array.isArray(value)) return value.map((item) => copy(item, secrets));
	if (typeof value !== "object" || value === null) return value;
	const kept = Object.entries(value).filter(([name]) => !suspicious.test(name));
	return Object.fromEntries(kept.map(([name, item]) => [copy(name, secrets), copy(item, secrets)]));
}
