import { makeId } from "@bellhop/contract/id";
import { and, eq } from "drizzle-orm";
import * as z from "zod";
import { type Authorization, authorizations } from "../database/tables/index.ts";
import type { KeyRing } from "../secret/key-ring.ts";
import { seal } from "../secret/seal.ts";
import type { SiteContext } from "../site/context.ts";
import { serializedOrigin } from "../site/serialized-origin.ts";
import { secretPlace } from "./secret-place.ts";

const connectionHeaders = [
	"host",
	"content-length",
	"content-type",
	"connection",
	"keep-alive",
	"transfer-encoding",
	"te",
	"trailer",
	"upgrade",
	"expect",
	"accept",
	"accept-encoding",
	"user-agent",
];

/** A header name (RFC 9110 token) that a credential may use; those that steer the connection itself are not among them. */
const credentialHeader = z
	.string()
	.regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, "A header name such as X-Api-Key")
	.refine((name) => !connectionHeaders.includes(name.toLowerCase()), "This header belongs to the connection itself.");

/** A secret travels in a header: visible ASCII, no line breaks. */
const secretText = z
	.string()
	.regex(/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/, "Visible ASCII characters only")
	.max(8_192);

export const authorizationInput = z.object({
	name: z.string().trim().min(1).max(120),
	settings: z.discriminatedUnion("kind", [
		z.object({ kind: z.literal("bearer") }),
		z.object({ kind: z.literal("api_key"), header: credentialHeader }),
		z.object({
			kind: z.literal("basic"),
			username: z.string().regex(/^[^:\r\n]*$/, "No colon in a user name (RFC 7617)"),
		}),
	]),
	secret: secretText,
	origins: z.array(serializedOrigin).min(1).max(20),
	purpose: z.enum(["read", "write"]),
});
export type AuthorizationInput = z.infer<typeof authorizationInput>;

/** Stores a credential, sealed, or replaces the site's one of the same name. The secret never comes out of here again. */
export async function saveAuthorization(
	context: SiteContext & { readonly keys: KeyRing },
	input: AuthorizationInput,
): Promise<Authorization> {
	const { secret, ...values } = authorizationInput.parse(input);
	const now = context.clock.now();
	return context.database.query.transaction(async (transaction) => {
		const mine = and(eq(authorizations.siteId, context.site.id), eq(authorizations.name, values.name));
		const [existing] = await transaction.select().from(authorizations).where(mine).for("update");
		const id = existing?.id ?? makeId("auth");
		const row = {
			...values,
			id,
			siteId: context.site.id,
			secret: seal(context.keys, secretPlace(context.site.id, id), secret),
			lastFour: secret.length >= 12 ? secret.slice(-4) : "",
			secretSetAt: now,
		};
		const [saved] = await transaction
			.insert(authorizations)
			.values({ ...row, createdAt: now })
			.onConflictDoUpdate({ target: authorizations.id, set: row })
			.returning();
		if (!saved) throw new Error("The authorization was not written.");
		return saved;
	});
}
