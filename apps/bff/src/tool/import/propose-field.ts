import { wordsOf } from "./draft-tool.ts";

/** Why a field is proposed for the model, or not. */
export type FieldReason =
	| "identifier"
	| "name"
	| "status"
	| "date"
	| "amount"
	| "detail"
	| "secret"
	| "internal"
	| "personal"
	| "unknown";

export interface FieldProposal {
	readonly proposed: boolean;
	readonly reason: FieldReason;
}

/** Words that speak against a field wherever they stand in its path, the strongest first. */
const against: readonly (readonly [FieldReason, ReadonlySet<string>])[] = [
	[
		"secret",
		set(`secret secrets token tokens password passwd passcode passphrase pwd credential credentials apikey signature hash salt otp
		totp pin cvv cvc jwt bearer auth authorization session cookie nonce fingerprint csrf private recovery iban bic pan ssn mfa`),
	],
	[
		"internal",
		set(`internal note notes memo remark remarks comment comments staff admin employee agent agents debug trace log logs audit fraud
		risk margin markup cost costs supplier vendor metadata meta raw segment segments churn ltv etag checksum`),
	],
	[
		"personal",
		set(`email emails mail phone phones telephone tel mobile fax address addresses street city town zip zipcode postcode postal
		birth birthday birthdate dob gender age ip latitude longitude lat lng geo passport license nationality religion firstname
		lastname surname contact contacts card cards iban recipient ssn`),
	],
];

const favour: readonly (readonly [FieldReason, ReadonlySet<string>])[] = [
	["identifier", set("id ids uuid number no reference ref code sku slug ean upc isbn")],
	["name", set("name title label")],
	["status", set("status state stage phase progress result outcome active enabled available availability stock")],
	[
		"date",
		set(`date day at on time eta due created updated deadline expires expiry expiration start end starts ends until since 
		period renewal renews delivery shipped delivered cancelled canceled paid`),
	],
	[
		"amount",
		set(
			"amount total subtotal price sum balance currency tax fee discount refund refunded quantity qty count units tip",
		),
	],
	[
		"detail",
		set(`type kind category size sizes color colour model brand plan tier interval carrier tracking description summary reason
		message method tags url link version language locale rating weight unit material variant features seats limit used remaining`),
	],
];

const namesOfSecrets = [
	/^key$/,
	/(?:api|access|private|secret|encryption|signing|auth|client|licen[sc]e)(?:keys?|secret|token)$/,
	/(?:verification|reset|access|security|auth|gift|recovery|backup|login|magic|onetime)(?:codes?|links?|urls?)$/,
];

/**
 * Whether the model should see a field, judged by the words of its path and by a sample of its values. Identifiers, names,
 * states, dates and amounts yes; what looks like a secret, an internal note or where a person can be reached no; and no
 * as well where nothing is known, since the admin ticks more easily than they notice what should not have been ticked.
 */
export function proposeField(path: string, samples: readonly unknown[] = []): FieldProposal {
	const segments = path.split(".").map((segment) => wordsOf(segment));
	const own = segments.at(-1) ?? [];
	const anywhere = segments.flat();
	if (namesOfSecrets.some((pattern) => pattern.test(own.join("")))) return { proposed: false, reason: "secret" };
	for (const [reason, words] of against) {
		if (anywhere.some((word) => words.has(word))) return { proposed: false, reason };
	}
	const bad = samples.map(reasonOfValue).find((reason) => reason !== undefined);
	if (bad) return { proposed: false, reason: bad };
	for (const [reason, words] of favour) {
		if (own.some((word) => words.has(word))) return { proposed: true, reason };
	}
	if (/^(?:is|has|can|was|in)$/.test(own[0] ?? "") || samples.some((sample) => typeof sample === "boolean")) {
		return { proposed: true, reason: "status" };
	}
	return { proposed: false, reason: "unknown" };
}

/** What a value itself gives away: a token, an address, a telephone or card number. */
function reasonOfValue(value: unknown): FieldReason | undefined {
	if (typeof value !== "string") return undefined;
	if (looksSecret(value) || /[?&](?:\w*token|sig|signature|key|code)=/i.test(value)) return "secret";
	if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return "personal";
	if (/^\+\d[\d\s()./-]{6,}\d$/.test(value)) return "personal";
	if (/^(?:\d[ -]?){13,19}$/.test(value) && /[ -]/.test(value)) return "personal";
	return undefined;
}

/** Whether a text has the form of a token: a JWT, a known prefix, or long and random. UUIDs are identifiers. */
export function looksSecret(value: string): boolean {
	if (/^eyJ[\w-]+\.[\w-]+\./.test(value)) return true;
	if (/^(?:sk|pk|rk|ghp|gho|xox[abp]|glpat|shpat|whsec|AKIA|AIza)[-_A-Za-z0-9]{12,}$/.test(value)) return true;
	if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)) return false;
	if (/^[0-9a-f]{32,}$/i.test(value)) return true;
	return (
		/^(?!https?:)[A-Za-z0-9+/_=:-]{28,}$/.test(value) && [/\d/, /[a-z]/, /[A-Z]/].every((kind) => kind.test(value))
	);
}

function set(words: string): ReadonlySet<string> {
	return new Set(words.split(/\s+/));
}
