/**
 * The same JSON value with what Postgres cannot store taken out of its strings and keys: NUL, and halves of surrogate
 * pairs (jsonb refuses both).
 */
export function storable<Value>(value: Value): Value {
	return clean(value) as Value;
}

/** The same text without NUL and with lone surrogates replaced by U+FFFD. */
export function storableText(text: string): string {
	return text.toWellFormed().replaceAll("\0", "");
}

function clean(value: unknown): unknown {
	if (typeof value === "string") return storableText(value);
	if (Array.isArray(value)) return value.map(clean);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), clean(item)]));
}
