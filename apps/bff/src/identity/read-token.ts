import * as z from "zod";

/** The longest token read, in characters. */
const longestToken = 8_192;

const object = z.record(z.string(), z.unknown());

/** The parts of a token, nothing of them believed yet. */
export interface ReadToken {
	readonly header: Readonly<Record<string, unknown>>;
	readonly payload: Readonly<Record<string, unknown>>;
	/** What the signature is about: header and payload as they were sent (RFC 7515, section 5.1). */
	readonly signingInput: string;
}

/** Takes a compact JWS apart. @returns nothing when it is none. */
export function readToken(token: string): ReadToken | undefined {
	const parts = token.split(".");
	if (token.length > longestToken || parts.length !== 3) return undefined;
	const [header, payload] = parts.map(readPart);
	return header && payload ? { header, payload, signingInput: parts.slice(0, 2).join(".") } : undefined;
}

function readPart(text: string): Record<string, unknown> | undefined {
	if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined;
	try {
		return object.safeParse(
			JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(text, "base64url"))),
		).data;
	} catch {
		return undefined;
	}
}
