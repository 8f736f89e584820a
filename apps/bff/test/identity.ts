import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { type JWTPayload, SignJWT } from "jose";
import { addIdentityKey } from "../src/identity/add-identity-key.ts";
import type { TestBff } from "./bff.ts";

/** What a site's server signs with. */
export interface TestSigner {
	readonly kid: string;
	readonly algorithm: string;
	readonly key: Uint8Array | KeyObject;
}

/** A secret key of a site, as its server would hold it. */
export async function secretSigner(bff: TestBff, site = bff.site): Promise<TestSigner> {
	const { key, secret = "" } = await addIdentityKey({ ...bff.admin, site }, { kind: "secret" });
	return { kid: key.kid ?? "", algorithm: "HS256", key: new TextEncoder().encode(secret) };
}

const kinds = {
	ES256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
	EdDSA: () => generateKeyPairSync("ed25519"),
	RS256: () => generateKeyPairSync("rsa", { modulusLength: 2_048 }),
};

/** A key pair whose public half the site was given. */
export async function pairSigner(bff: TestBff, algorithm: keyof typeof kinds) {
	const pair = kinds[algorithm]();
	const publicKey = pair.publicKey.export({ type: "spki", format: "pem" }).toString();
	const { key } = await addIdentityKey(bff.admin, { kind: "public", publicKey });
	return { kid: key.kid ?? "", algorithm, key: pair.privateKey, publicKey };
}

export interface TokenWish {
	/** Claims beside or instead of the ordinary ones; `undefined` leaves one out. */
	readonly claims?: Readonly<Record<string, unknown>>;
	readonly header?: Readonly<Record<string, unknown>>;
	/** Instead of `bff.site`. */
	readonly site?: string;
}

/** A token as a site's server signs it: ten minutes, issued this second by the BFF's own clock. */
export function signToken(bff: TestBff, signer: TestSigner, wish: TokenWish = {}): Promise<string> {
	const iat = Math.floor(bff.parts.clock.now().getTime() / 1_000);
	const ordinary = { sub: "alex", aud: wish.site ?? bff.site.id, iat, exp: iat + 600 };
	const claims = Object.fromEntries(
		Object.entries({ ...ordinary, ...wish.claims }).filter(([, value]) => value !== undefined),
	);
	const header = { alg: signer.algorithm, kid: signer.kid, ...wish.header };
	return new SignJWT(claims as JWTPayload).setProtectedHeader(header).sign(signer.key);
}
