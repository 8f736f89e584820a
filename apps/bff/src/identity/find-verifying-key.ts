import type { IdentityRefusalReason } from "@bellhop/contract/identity";
import { and, asc, eq } from "drizzle-orm";
import { type CryptoKey, importSPKI } from "jose";
import { type IdentityAlgorithm, type IdentityKey, identityKeys } from "../database/tables/index.ts";
import { unsealRow } from "../secret/unseal-row.ts";
import type { IdentityContext } from "./context.ts";
import { identityKeyPlace } from "./identity-key-place.ts";
import { KeySetError } from "./key-sets.ts";
import type { ReadToken } from "./read-token.ts";

/** The key a token names, with the one algorithm it is for. */
export interface VerifyingKey {
	readonly record: IdentityKey;
	readonly algorithm: IdentityAlgorithm;
	readonly key: CryptoKey | Uint8Array;
}

/** Why there is no key for a token, with a sentence for the developer. */
export interface NoKey {
	readonly reason: IdentityRefusalReason;
	readonly finding: string;
	readonly detail?: string;
}

/** Finds the live key of the site that a token's `kid` names: one of the site's own, or one of its login server's set. */
export async function findVerifyingKey(context: IdentityContext, token: ReadToken): Promise<VerifyingKey | NoKey> {
	const { kid } = token.header;
	if (typeof kid !== "string" || kid === "") {
		return { reason: "key_id_missing", finding: "The header has no kid. It names the key the token is signed with." };
	}
	const records = await liveKeys(context);
	const named = records.find((record) => record.kind !== "jwks" && record.kid === kid);
	if (named) return { record: named, algorithm: named.algorithm, key: await importKey(context, named) };
	const sets = records.filter(({ kind }) => kind === "jwks");
	const record = sets.find(({ issuer }) => issuer === token.payload["iss"]) ?? sets[0];
	const shownKid = JSON.stringify(kid.slice(0, 100));
	const unknown = {
		reason: "key_unknown",
		finding: `No live key of this site has the kid ${shownKid}.`,
	} as const;
	if (!record?.jwksUrl) return unknown;
	try {
		const { algorithm } = record;
		const key = await context.keySets.find(context, record.jwksUrl, { kid, algorithm });
		return key ? { record, algorithm, key } : unknown;
	} catch (error) {
		if (error instanceof KeySetError) {
			const finding = "The key set of the login server could not be fetched.";
			return { reason: "keys_unreachable", finding, detail: error.message };
		}
		// A key of the set that cannot be used, such as RSA with fewer than 2048 bits.
		return { reason: "key_unknown", finding: "The key set has this kid, but its key cannot be used." };
	}
}

function liveKeys({ database, site }: IdentityContext): Promise<IdentityKey[]> {
	return database.query
		.select()
		.from(identityKeys)
		.where(and(eq(identityKeys.siteId, site.id)))
		.orderBy(asc(identityKeys.createdAt), asc(identityKeys.id));
}

async function importKey(context: IdentityContext, record: IdentityKey): Promise<CryptoKey | Uint8Array> {
	if (record.kind === "public") return importSPKI(record.publicKey ?? "", record.algorithm);
	const place = identityKeyPlace(record.siteId, record.id);
	const opened = { queries: context.database.query, keys: context.keys };
	return new TextEncoder().encode(await unsealRow(opened, place, record.secret ?? ""));
}
