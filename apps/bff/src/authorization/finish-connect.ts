import { and, eq, gt, sql } from "drizzle-orm";
import * as oauth from "oauth4webapi";
import { recordChange } from "../audit/record-change.ts";
import { type Authorization, type AuthorizationCode, authorizations, connectFlows } from "../database/tables/index.ts";
import { currentKeys } from "../secret/key-ring.ts";
import { seal, unseal } from "../secret/seal.ts";
import { ConnectFault } from "./connect-fault.ts";
import { type ConnectContext, findConnectable, hashed, verifierPlace } from "./connect-flow.ts";
import { openColumn, secretPlace } from "./secret-place.ts";
import { TokenFault } from "./token-fault.ts";
import { askForTokens, authorizationServer } from "./token-server.ts";
import type { GrantedTokens } from "./tokens.ts";

export interface FinishConnectInput {
	/** From the path of the address the browser came back to. */
	readonly authorizationId: string;
	/** The whole address the browser came back to. */
	readonly callback: URL;
	/** The id of the admin's login. */
	readonly adminSession: string;
}

/**
 * Finishes what `beginConnect` began: the same login, the same authorization, once, within ten minutes, answered by the
 * server that was asked. Tokens are stored before anybody uses them.
 * @throws ConnectFault; EgressRefusal; UnsealError
 */
export async function finishConnect(context: ConnectContext, input: FinishConnectInput): Promise<Authorization> {
	const flow = await takeFlow(context, input);
	const queries = context.database.query;
	const authorization = await findConnectable(context, queries, input.authorizationId);
	const callback = readCallback(authorization.settings, input.callback);
	const keys = await currentKeys(queries, context.keys);
	const verifier = unseal(keys, verifierPlace(flow.siteId, flow.id), flow.verifier);
	const clientSecret = await openColumn({ queries, keys }, authorization, "secret");
	const release = context.scrubber.hold(clientSecret);
	try {
		const server = { egress: context.egress, now: context.clock.now(), clientSecret };
		const grant = { kind: "code", callback, redirectUri: flow.redirectUri, verifier } as const;
		return await saveConnected(context, authorization, await askForTokens(server, authorization.settings, grant));
	} catch (error) {
		if (error instanceof TokenFault) throw new ConnectFault("exchange_failed", error.message);
		throw error;
	} finally {
		release();
	}
}

/** Takes the flow out of the table, so that no answer is ever used twice. */
async function takeFlow({ database, clock, site }: ConnectContext, input: FinishConnectInput) {
	const state = input.callback.searchParams.get("state") ?? "";
	const [flow] = await database.query
		.delete(connectFlows)
		.where(
			and(
				eq(connectFlows.id, hashed(state)),
				eq(connectFlows.siteId, site.id),
				eq(connectFlows.authorizationId, input.authorizationId as Authorization["id"]),
				eq(connectFlows.adminSessionHash, hashed(input.adminSession)),
				gt(connectFlows.expiresAt, clock.now()),
			),
		)
		.returning();
	if (flow) return flow;
	throw new ConnectFault(
		"state_invalid",
		"This connection was not begun in this login, or more than ten minutes ago. Press Connect again.",
	);
}

/** Checks the answer itself; its `state` was checked by finding the flow. `iss` counts where the issuer is known (RFC 9207). */
function readCallback(settings: AuthorizationCode, callback: URL): URLSearchParams {
	const parameters = new URLSearchParams(callback.searchParams);
	if (settings.issuer === undefined) parameters.delete("iss");
	const issuers = parameters.getAll("iss");
	if (issuers.some((issuer) => issuer !== settings.issuer)) {
		throw new ConnectFault("issuer_mismatch", "The answer came from another server than the one that was asked.");
	}
	try {
		const client = { client_id: settings.clientId };
		return oauth.validateAuthResponse(authorizationServer(settings), client, parameters, oauth.skipStateCheck);
	} catch (error) {
		if (!(error instanceof oauth.AuthorizationResponseError)) {
			throw new ConnectFault("answer_invalid", "The server's answer is not a valid one.");
		}
		const code = /^[a-z_]{1,60}$/.test(error.error) ? error.error : "no reason";
		throw new ConnectFault("denied", `The server did not connect (${code}).`);
	}
}

/** A renewal that is under way with the former tokens finds another version and is dropped. */
function saveConnected(
	{ database, keys, clock, actor }: ConnectContext,
	{ id, siteId }: Authorization,
	{ expireAt, ...tokens }: GrantedTokens,
): Promise<Authorization> {
	return database.query.transaction(async (transaction) => {
		const now = clock.now();
		const [saved] = await transaction
			.update(authorizations)
			.set({
				tokens: seal(await currentKeys(transaction, keys), secretPlace(siteId, id, "tokens"), JSON.stringify(tokens)),
				tokensSetAt: now,
				tokensExpireAt: expireAt,
				tokensFailedAt: null,
				refusedAt: null,
				state: "ready",
				version: sql`${authorizations.version} + 1`,
			})
			.where(eq(authorizations.id, id))
			.returning();
		if (!saved) throw new ConnectFault("not_connectable", "The authorization is no longer there.");
		const change = { siteId, actor, action: "authorization.connected", subject: saved, at: now };
		await recordChange(transaction, change);
		return saved;
	});
}
