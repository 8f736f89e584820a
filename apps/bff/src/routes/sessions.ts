import { type CurrentSession, identifyRequest, type SessionAnswer, sessionRequest } from "@bellhop/contract/session";
import { Hono } from "hono";
import type { TurnServices, VisitorContext } from "../conversation/context.ts";
import { listConversations } from "../conversation/load-conversation.ts";
import { verifyIdentity } from "../identity/verify-identity.ts";
import { addressKey } from "../limit/address-key.ts";
import { take } from "../limit/take.ts";
import { usesOf } from "../limit/uses-of.ts";
import { requireSession } from "../middleware/require-session/index.ts";
import type { Variables } from "../middleware/variables.ts";
import { Problem } from "../problem.ts";
import { findSite } from "../site/find-site.ts";
import { mayEmbed } from "../site/page-origins.ts";
import { userInfoOf } from "../user-data/user-info-of.ts";
import { endSession } from "../visitor/end-session.ts";
import { identifySession } from "../visitor/identify-session.ts";
import { hashToken, type OpenedSession } from "../visitor/insert-session.ts";
import { openSession } from "../visitor/open-session.ts";
import type { VerifiedIdentity } from "../visitor/verified-identity.ts";
import { readBody } from "./read-body.ts";
import { settingsOf } from "./site-settings.ts";

/** `/v1/sessions`: a visitor's token, got, changed for one that knows who they are, and given back. */
export function sessionRoutes(services: TurnServices) {
	const anySession = requireSession(services, "any");
	return new Hono<{ Variables: Variables }>()
		.post("/", async (c) => {
			const request = await readBody(c, sessionRequest);
			const site = await findSite(services.database, request.site);
			if (!site) throw new Problem("site_unknown");
			const origin = c.req.header("origin");
			if (origin !== undefined && !mayEmbed(site, origin, services.address)) throw new Problem("origin_not_allowed");
			const acting = { ...services, site, client: addressKey(c.get("address")) };
			await countSession(acting);
			if (request.identityToken === undefined && site.identity === "required") throw new Problem("identity_required");
			const identity =
				request.identityToken === undefined ? undefined : await identityOf(acting, request.identityToken);
			return c.json(await answerFor(acting, await openSession(acting, identity)), 201);
		})
		.get("/", anySession, async (c) => {
			const session = c.get("session");
			const acting = { ...services, site: session.site, client: addressKey(c.get("address")) };
			return c.json(await describe(acting, session));
		})
		.post("/identify", anySession, async (c) => {
			const { identityToken, chat } = await readBody(c, identifyRequest);
			const session = c.get("session");
			const acting = { ...services, site: session.site, client: addressKey(c.get("address")) };
			await countSession(acting);
			const identity = await identityOf(acting, identityToken);
			const opened = await identifySession(acting, { session, identity, chat });
			return c.json(await answerFor(acting, opened), 201);
		})
		.delete("/", anySession, async (c) => {
			await endSession(services, c.get("session").id);
			return c.body(null, 204);
		});
}

type Arrival = Omit<VisitorContext, "visitor" | "session">;

/** Before the token is looked at, so that wrong ones are counted too. @throws RateLimited */
function countSession(acting: Arrival): Promise<void> {
	const parties = { address: acting.client, site: acting.site.id };
	return take(acting, usesOf(acting.allowances, "sessions", { parties }));
}

/** @throws IdentityInvalid, RateLimited */
async function identityOf(acting: Arrival, identityToken: string): Promise<VerifiedIdentity> {
	const identity = await verifyIdentity(acting, identityToken);
	const parties = { subject: hashToken(`${acting.site.id} ${identity.subject}`) };
	await take(acting, usesOf(acting.allowances, "sessions", { parties }));
	return identity;
}

async function answerFor(acting: Arrival, opened: OpenedSession): Promise<SessionAnswer> {
	return { token: opened.token, ...(await describe(acting, opened)) };
}

async function describe(
	acting: Arrival,
	{ expiresAt, visitor }: Pick<OpenedSession, "expiresAt" | "visitor">,
): Promise<CurrentSession> {
	const { site } = acting;
	// The panel is open; what the site knows of the visitor is fetched while they type.
	void userInfoOf(acting, visitor);
	const name = visitor.claims && Object.hasOwn(visitor.claims, "name") ? visitor.claims["name"] : undefined;
	return {
		expiresAt: expiresAt.toISOString(),
		visitor: {
			id: visitor.id,
			verified: visitor.subject !== null,
			...(typeof name === "string" && { name: name.slice(0, 80).toWellFormed() }),
		},
		site: settingsOf(site, acting.model),
		chats: await listConversations({ ...acting, visitor }),
	};
}
