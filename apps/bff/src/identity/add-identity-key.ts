import { randomBytes } from "node:crypto";
import { makeId } from "@bellhop/contract/id";
import { and, eq } from "drizzle-orm";
import type * as z from "zod";
import { recordChange } from "../audit/record-change.ts";
import type { Queries } from "../database/database.ts";
import { type IdentityKey, identityKeys, sites } from "../database/tables/index.ts";
import type { Egress } from "../egress/egress.ts";
import { judgeField } from "../egress/judge-field.ts";
import { Problem } from "../problem.ts";
import { currentKeys, type KeyRing } from "../secret/key-ring.ts";
import { seal } from "../secret/seal.ts";
import type { AdminContext } from "../site/context.ts";
import { type IdentityKeyInput, identityKeyInput } from "./identity-key-input.ts";
import { identityKeyPlace } from "./identity-key-place.ts";
import { type ShownIdentityKey, shownIdentityKey } from "./shown-identity-key.ts";

/** One key that signs, and the next one while the site's servers learn it. */
const liveKeys = 2;

/**
 * Makes or takes a key for the site's identity tokens. A secret is made here and shown this once.
 * @throws ZodError, Problem `identity_keys_full` | `input_invalid` (an address that may not be asked, a `kid` that is taken)
 */
export async function addIdentityKey(
	context: AdminContext & { readonly keys: KeyRing; readonly egress: Egress },
	input: IdentityKeyInput,
): Promise<{ readonly key: ShownIdentityKey; readonly secret?: string }> {
	const { database, site, actor, clock } = context;
	const wanted = identityKeyInput.parse(input);
	if (wanted.kind === "jwks") judgeField(context.egress, "url", wanted.url);
	const id = makeId("key");
	const secret = wanted.kind === "secret" ? `bhid_${randomBytes(32).toString("base64url")}` : undefined;
	return database.query.transaction(async (transaction) => {
		await refuseThird(transaction, site.id);
		const values = valuesOf(wanted, id);
		if (values.kid) await refuseTakenKid(transaction, site.id, values.kid);
		const sealed = secret && seal(await currentKeys(transaction, context.keys), identityKeyPlace(site.id, id), secret);
		const row: IdentityKey = {
			...{ ...noKey, ...values, id, siteId: site.id, createdAt: clock.now() },
			...(secret && sealed && { secret: sealed, lastFour: secret.slice(-4) }),
		};
		await transaction.insert(identityKeys).values(row);
		const key = shownIdentityKey(row);
		const change = { siteId: site.id, actor, subject: { id, name: row.kid ?? row.issuer ?? id }, at: row.createdAt };
		await recordChange(transaction, { ...change, action: "identity_key.added", after: { ...key } });
		return { key, ...(secret && { secret }) };
	});
}

const noKey = { kid: null, secret: null, lastFour: null, publicKey: null, jwksUrl: null, issuer: null };

function valuesOf(wanted: z.infer<typeof identityKeyInput>, id: IdentityKey["id"]) {
	if (wanted.kind === "secret") return { kind: "secret", algorithm: "HS256", kid: id as string } as const;
	if (wanted.kind === "jwks") {
		const { kind, algorithm, url, issuer } = wanted;
		return { kind, algorithm, jwksUrl: url, issuer, kid: null };
	}
	const { algorithm, pem } = wanted.publicKey;
	return { kind: wanted.kind, algorithm, publicKey: pem, kid: wanted.kid ?? (id as string) };
}

/** Locks the site, so that two admins at once do not make three. */
async function refuseThird(transaction: Queries, siteId: IdentityKey["siteId"]): Promise<void> {
	await transaction.select({ id: sites.id }).from(sites).where(eq(sites.id, siteId)).for("update");
	const live = await transaction.$count(identityKeys, eq(identityKeys.siteId, siteId));
	if (live >= liveKeys) throw new Problem("identity_keys_full");
}

async function refuseTakenKid(transaction: Queries, siteId: IdentityKey["siteId"], kid: string): Promise<void> {
	const taken = await transaction.$count(identityKeys, and(eq(identityKeys.siteId, siteId), eq(identityKeys.kid, kid)));
	if (taken > 0) throw fieldFault("kid", "The other key has this kid.");
}

const fieldFault = (path: string, message: string) => new Problem("input_invalid", undefined, [{ path, message }]);
