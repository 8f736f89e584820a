import { isDeepStrictEqual } from "node:util";
import { makeId } from "@bellhop/contract/id";
import { eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import type { Queries } from "../database/database.ts";
import { type Authorization, authorizations, connectFlows } from "../database/tables/index.ts";
import { currentKeys, type KeyRing } from "../secret/key-ring.ts";
import { seal } from "../secret/seal.ts";
import type { AdminContext } from "../site/context.ts";
import { type AuthorizationInput, authorizationInput } from "./authorization-input.ts";
import { lastFourOf, openColumn, secretPlace } from "./secret-place.ts";
import { auditedAuthorization } from "./shown-authorization.ts";

export type { AuthorizationInput } from "./authorization-input.ts";

/** An authorization that cannot be saved as it is, for a reason only the stored records show. */
export class AuthorizationInputError extends Error {
	override readonly name = "AuthorizationInputError";
	readonly field: "name" | "secret";

	constructor(field: "name" | "secret", message: string) {
		super(message);
		this.field = field;
	}
}

/** Which authorization a save means: a new one, the site's one of the same name if there is one, or the one with this id. */
export type AuthorizationTarget = "new" | "same-name" | { readonly id: string };

/**
 * Makes or changes a stored credential. The secret is sealed and never comes out of here again; saving without one keeps
 * the one that is stored, unless it would then be sent somewhere new. A change of what the tokens were granted for, or a
 * new secret of the client credentials kind, drops the tokens.
 * @throws ZodError for faults of the record itself, AuthorizationInputError for those that other records show.
 */
export async function saveAuthorization(
	context: SaveContext,
	input: AuthorizationInput,
	target: AuthorizationTarget = "same-name",
): Promise<Authorization> {
	const { secret, ...values } = authorizationInput.parse(input);
	const now = context.clock.now();
	return context.database.query.transaction(async (transaction) => {
		const before = await findTarget(context, transaction, { name: values.name, target });
		if (secret === undefined) refuseCarrying(before, values);
		const id = before?.id ?? makeId("auth");
		const keys = await currentKeys(transaction, context.keys);
		const same =
			before !== undefined &&
			(secret === undefined || (await holdsAlready({ queries: transaction, keys }, before, secret)));
		const row = {
			...values,
			...(secret !== undefined && {
				secret: seal(keys, secretPlace(context.site.id, id), secret),
				lastFour: lastFourOf(secret),
				...(!same && { secretSetAt: now }),
				pendingSecret: null,
				pendingSetAt: null,
			}),
			...(!(before && keepsTokens(before, values.settings, same)) && withoutTokens(values.settings, before)),
		};
		const [saved] = before
			? await transaction.update(authorizations).set(row).where(eq(authorizations.id, id)).returning()
			: await transaction
					.insert(authorizations)
					.values({ ...(row as NewRow), id, siteId: context.site.id, createdAt: now })
					.returning();
		if (!saved) throw new Error("The authorization was not written.");
		// An admin who is on the way to the token server was sent there by the settings as they were.
		await transaction.delete(connectFlows).where(eq(connectFlows.authorizationId, id));
		const change = {
			siteId: saved.siteId,
			actor: context.actor,
			action: "authorization.saved",
			subject: saved,
			at: now,
		};
		const shown = { before: before && auditedAuthorization(before), after: auditedAuthorization(saved) };
		await recordChange(transaction, { ...change, ...shown });
		return saved;
	});
}

type SaveContext = AdminContext & { readonly keys: KeyRing };
type NewRow = typeof authorizations.$inferInsert;
type Values = Omit<AuthorizationInput, "secret">;

async function findTarget(
	{ site }: AdminContext,
	transaction: Queries,
	{ name, target }: { readonly name: string; readonly target: AuthorizationTarget },
): Promise<Authorization | undefined> {
	const ofSite = await transaction
		.select()
		.from(authorizations)
		.where(eq(authorizations.siteId, site.id))
		.for("update");
	const named = ofSite.find((authorization) => authorization.name === name);
	if (target === "same-name") return named;
	const meant = target === "new" ? undefined : ofSite.find(({ id }) => id === target.id);
	if (target !== "new" && !meant) throw new AuthorizationInputError("name", "This authorization is no longer there.");
	if (named && named.id !== meant?.id) {
		throw new AuthorizationInputError("name", `There is another authorization named "${name}".`);
	}
	return meant;
}

/** A secret that is not written again goes only where it went before. */
function refuseCarrying(before: Authorization | undefined, values: Values): void {
	if (!before) throw new AuthorizationInputError("secret", "The secret is missing.");
	const fresh = receivers(values).find((receiver) => !receivers(before).includes(receiver));
	if (fresh === undefined && before.settings.kind === values.settings.kind) return;
	throw new AuthorizationInputError(
		"secret",
		fresh === undefined
			? "Enter the secret of the new kind."
			: `Enter the secret again: it was not meant for ${fresh} when it was stored.`,
	);
}

/** Every origin that gets to see the secret, or a token it stands for. */
function receivers({ settings, origins }: Pick<Authorization, "settings" | "origins">): string[] {
	return "tokenUrl" in settings ? [...origins, new URL(settings.tokenUrl).origin] : [...origins];
}

async function holdsAlready(
	context: { readonly queries: Queries; readonly keys: KeyRing },
	before: Authorization,
	secret: string,
): Promise<boolean> {
	return (await openColumn(context, before, "secret").catch(() => undefined)) === secret;
}

function keepsTokens(before: Authorization, settings: Authorization["settings"], sameSecret: boolean): boolean {
	const plain = JSON.parse(JSON.stringify(settings)) as unknown;
	return isDeepStrictEqual(plain, before.settings) && (sameSecret || settings.kind === "oauth2_authorization_code");
}

function withoutTokens({ kind }: Authorization["settings"], before: Authorization | undefined) {
	return {
		state: kind === "oauth2_authorization_code" ? ("not_connected" as const) : ("ready" as const),
		version: (before?.version ?? 0) + 1,
		tokens: null,
		tokensSetAt: null,
		tokensExpireAt: null,
		tokensFailedAt: null,
		refusedAt: null,
	};
}
