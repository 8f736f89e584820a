import { createPublicKey, type KeyObject } from "node:crypto";
import type { IdentityAlgorithm } from "../database/tables/index.ts";

/** A public key, with the one algorithm it is for. */
export interface PublicKey {
	readonly algorithm: Exclude<IdentityAlgorithm, "HS256">;
	/** SPKI in PEM. */
	readonly pem: string;
}

/** The shortest RSA key taken, in bits (RFC 7518, section 3.3). */
const shortestRsa = 2_048;

/**
 * Reads a public key in PEM (SPKI) or as a JWK. The algorithm follows from the key, so that nobody can choose another one
 * for it. A private key is refused, though the public one could be had from it: it should not have left its server.
 */
export function readPublicKey(text: string): PublicKey | { readonly fault: string } {
	const given = parse(text.trim());
	if (given === "private") return { fault: "This is a private key. It stays on your server; paste the public one." };
	if (given === undefined) return { fault: "A public key in PEM (BEGIN PUBLIC KEY) or as a JWK" };
	const algorithm = algorithmOf(given);
	if (!algorithm) return { fault: "A key on the curve P-256, an Ed25519 key, or an RSA key of 2048 bits or more" };
	return { algorithm, pem: given.export({ type: "spki", format: "pem" }).toString() };
}

function parse(text: string): KeyObject | "private" | undefined {
	if (/PRIVATE KEY/.test(text)) return "private";
	try {
		if (!text.startsWith("{")) {
			return text.startsWith("-----BEGIN PUBLIC KEY-----") ? createPublicKey(text) : undefined;
		}
		const jwk = JSON.parse(text) as Record<string, unknown>;
		if (["d", "p", "q", "k"].some((member) => Object.hasOwn(jwk, member))) return "private";
		return createPublicKey({ key: jwk as never, format: "jwk" });
	} catch {
		return undefined;
	}
}

function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject) {
	if (type === "ec" && details?.namedCurve === "prime256v1") return "ES256";
	if (type === "ed25519") return "EdDSA";
	if (type === "rsa" && (details?.modulusLength ?? 0) >= shortestRsa) return "RS256";
	return undefined;
}
