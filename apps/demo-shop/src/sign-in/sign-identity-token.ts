import { randomUUID, sign } from "node:crypto";
import type { Customer } from "../customers/customer.ts";
import type { Demo } from "../demo-file.ts";

/** Seconds a token lives: long enough to be handed over, no longer. */
const life = 600;

/**
 * What a shop does to vouch for its customer: a JWT (RFC 7519) that says who is signed in, for this site alone, signed
 * with a key (ES256, RFC 7518) of which Bellhop knows the public half.
 */
export function signIdentityToken({ identity, site }: Demo, { id, name, email }: Customer, now: Date): string {
	const issuedAt = Math.floor(now.getTime() / 1000);
	const header = { alg: "ES256", typ: "JWT", kid: identity.kid };
	const claims = { aud: site, sub: id, name, email, iat: issuedAt, exp: issuedAt + life, jti: randomUUID() };
	const said = `${encode(header)}.${encode(claims)}`;
	const key = { key: identity.privateKey, dsaEncoding: "ieee-p1363" } as const;
	return `${said}.${sign("sha256", Buffer.from(said), key).toString("base64url")}`;
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
