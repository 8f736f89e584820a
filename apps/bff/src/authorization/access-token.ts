import { and, eq, sql } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Authorization, authorizations } from "../database/tables/index.ts";
import type { AuthorizationContext } from "./context.ts";
import { grantTokens } from "./grant-tokens.ts";
import { isEnded, readyTokens, type TokenWish } from "./ready-tokens.ts";
import { singleFlight } from "./single-flight.ts";
import { TokenFault } from "./token-fault.ts";
import { type GrantedTokens, openTokens, saveTokens } from "./tokens.ts";

/** How long to wait for another process that renews the same token, in milliseconds; shorter than a query's deadline. */
const rowWait = 9_000;

/** An access token, and the version of the row it is from. */
export interface AccessToken {
	readonly text: string;
	readonly version: number;
}

/**
 * An access token that can be used now. It is fetched or renewed a minute before it ends, by one caller for all: in this
 * process through a single flight, among processes through the row's lock, and written over the version it was made from
 * before anybody uses it. When the token server is in trouble, a token that has not ended yet still serves.
 * @throws TokenFault; UnsealError; EgressRefusal
 */
export async function accessToken(
	context: AuthorizationContext,
	authorizationId: string,
	wish: TokenWish = {},
): Promise<AccessToken> {
	const { database } = context;
	const row = await readRow(database.query, authorizationId);
	if (readyTokens(row, wish, context.clock.now())) return tokenOf(context, database.query, row);
	const flight = JSON.stringify([wish.secret, wish.refused]);
	const renewed = await singleFlight(database, { lane: authorizationId, flight }, () =>
		renew(context, authorizationId, wish),
	);
	if ("token" in renewed) return renewed.token;
	if (!renewed.row || wish.secret || wish.refused === renewed.row.version) throw renewed.fault;
	if (renewed.row.state !== "ready" || isEnded(renewed.row, context.clock.now())) throw renewed.fault;
	return tokenOf(context, database.query, renewed.row);
}

type Renewed =
	| { readonly token: AccessToken }
	| { readonly fault: TokenFault; readonly row?: Authorization | undefined };

/** What was granted is kept here until it is written, so that a broken transaction does not lose a rotated refresh token. */
interface Harvest {
	row?: Authorization;
	tokens?: GrantedTokens;
}

async function renew(context: AuthorizationContext, id: string, wish: TokenWish): Promise<Renewed> {
	const harvest: Harvest = {};
	const { database } = context;
	try {
		if (database.engine === "pglite")
			return await renewRow({ ...context, queries: database.query }, { id, wish, harvest });
		return await database.query.transaction(async (queries) => {
			await queries.execute(sql.raw(`set local lock_timeout = ${rowWait}`));
			return renewRow({ ...context, queries, lock: true }, { id, wish, harvest });
		});
	} catch (error) {
		if (isLockTimeout(error)) {
			const row = await readRow(database.query, id);
			return { row, fault: new TokenFault("token_unavailable", "Another process waits for the token server.") };
		}
		const { row, tokens } = harvest;
		const saved = row && tokens && (await saveTokens({ ...context, queries: database.query }, row, tokens));
		if (saved && tokens) return { token: { text: tokens.accessToken, version: saved.version } };
		throw error;
	}
}

interface RenewContext extends AuthorizationContext {
	readonly queries: Queries;
	/** Keeps the row for this transaction while the token server is asked. */
	readonly lock?: boolean;
}

async function renewRow(
	context: RenewContext,
	{ id, wish, harvest }: { readonly id: string; readonly wish: TokenWish; readonly harvest: Harvest },
): Promise<Renewed> {
	const { queries, clock } = context;
	const row = await readRow(queries, id, context.lock);
	if (readyTokens(row, wish, clock.now())) return { token: await tokenOf(context, queries, row) };
	try {
		const tokens = await grantTokens(context, row, wish);
		if (wish.secret && row.settings.kind === "oauth2_client_credentials") {
			return { token: { text: tokens.accessToken, version: row.version } };
		}
		Object.assign(harvest, { row, tokens });
		const saved = await saveTokens(context, row, tokens);
		if (saved) return { token: { text: tokens.accessToken, version: saved.version } };
		const fault = new TokenFault("token_unavailable", "The authorization was changed meanwhile. Try again.");
		return { row: await readRow(queries, id), fault };
	} catch (error) {
		if (!(error instanceof TokenFault)) throw error;
		return { row: wish.secret ? row : await recordFault(context, row, error), fault: error };
	}
}

/** A grant that ended is a state of the row; trouble is a time, so that the server is left alone for a while. */
async function recordFault({ queries, clock }: RenewContext, row: Authorization, fault: TokenFault) {
	const [written] = await queries
		.update(authorizations)
		.set(fault.reason === "reconnect_needed" ? { state: "reconnect_needed" } : { tokensFailedAt: clock.now() })
		.where(and(eq(authorizations.id, row.id), eq(authorizations.version, row.version)))
		.returning();
	return written;
}

async function readRow(queries: Queries, id: string, lock = false): Promise<Authorization> {
	const mine = eq(authorizations.id, id as Authorization["id"]);
	const find = queries.select().from(authorizations).where(mine);
	// Leaves alone what only refers to the row, such as a tool that is being saved.
	const [row] = await (lock ? find.for("no key update") : find);
	if (!row) throw new TokenFault("not_connected", "The authorization is no longer there.");
	return row;
}

async function tokenOf(context: AuthorizationContext, queries: Queries, row: Authorization): Promise<AccessToken> {
	const tokens = await openTokens({ queries, keys: context.keys }, row);
	if (!tokens) throw new TokenFault("not_connected", "There is no token.");
	return { text: tokens.accessToken, version: row.version };
}

function isLockTimeout(error: unknown): boolean {
	const { code, cause } = error as { code?: string; cause?: unknown };
	return code === "55P03" || (cause !== undefined && cause !== null && isLockTimeout(cause));
}
