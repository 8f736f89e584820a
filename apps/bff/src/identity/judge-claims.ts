import type { IdentityKey } from "../database/tables/index.ts";
import type { Verdict } from "./verdict.ts";

/** How far the site's clock may be off, and how long a token may live, in seconds. */
const skew = 60;
const longestLife = 3_600;

/** The longest subject taken, in characters. */
const longestSubject = 255;

export interface ClaimsInput {
	readonly payload: Readonly<Record<string, unknown>>;
	readonly siteId: string;
	/** The key that signed, when one was found. */
	readonly record: IdentityKey | undefined;
	readonly now: Date;
}

/** Judges the registered claims (RFC 7519, section 4.1), each by itself. */
export function judgeClaims({ payload, siteId, record, now }: ClaimsInput): Verdict[] {
	const seconds = now.getTime() / 1_000;
	return [
		judgeSubject(payload["sub"]),
		judgeAudience(payload["aud"], siteId),
		...(record?.kind === "jwks" ? [judgeIssuer(payload["iss"], record.issuer)] : []),
		judgeIssuedAt(payload["iat"], seconds),
		judgeExpiry(payload["exp"], payload["iat"], seconds),
		...(payload["nbf"] === undefined ? [] : [judgeNotBefore(payload["nbf"], seconds)]),
	];
}

function judgeSubject(sub: unknown): Verdict {
	const part = "sub";
	const usable = typeof sub === "string" && sub.trim() !== "" && sub.length <= longestSubject && storable(sub);
	if (usable) return { part, finding: sub };
	return { part, reason: "subject_missing", finding: "sub must be your user's id: a text of 255 characters at most." };
}

const storable = (text: string) => text.isWellFormed() && !text.includes("\0");

function judgeAudience(aud: unknown, siteId: string): Verdict {
	const part = "aud";
	const only = Array.isArray(aud) && aud.length === 1 ? (aud[0] as unknown) : aud;
	if (only === siteId) return { part, finding: siteId };
	return { part, reason: "audience_wrong", finding: `aud must be ${siteId} and nothing else.` };
}

function judgeIssuer(iss: unknown, expected: string | null): Verdict {
	const part = "iss";
	if (iss === expected && typeof iss === "string") return { part, finding: iss };
	return { part, reason: "issuer_wrong", finding: `iss must be ${expected}.` };
}

function judgeIssuedAt(iat: unknown, now: number): Verdict {
	const part = "iat";
	if (!isTime(iat)) return { part, reason: "issued_at_missing", finding: `iat must be ${whenInSeconds}.` };
	if (iat <= now + skew) return { part, finding: spoken(iat) };
	return { part, reason: "not_yet_valid", finding: `It was issued in the future, at ${spoken(iat)}.` };
}

function judgeExpiry(exp: unknown, iat: unknown, now: number): Verdict {
	const part = "exp";
	if (!isTime(exp)) return { part, reason: "expiry_missing", finding: `exp must be ${whenInSeconds}.` };
	if (exp <= now - skew) return { part, reason: "expired", finding: `It expired at ${spoken(exp)}.` };
	if (!isTime(iat) || exp - iat <= longestLife) return { part, finding: spoken(exp) };
	return { part, reason: "life_too_long", finding: "There is more than an hour between iat and exp." };
}

function judgeNotBefore(nbf: unknown, now: number): Verdict {
	const part = "nbf";
	if (isTime(nbf) && nbf <= now + skew) return { part, finding: spoken(nbf) };
	return { part, reason: "not_yet_valid", finding: `nbf must be ${whenInSeconds} that has come.` };
}

const whenInSeconds = "a time in seconds since 1970";
const isTime = (value: unknown): value is number => typeof value === "number" && value >= 0 && value < 1e11;
const spoken = (time: number) => new Date(time * 1_000).toISOString();
