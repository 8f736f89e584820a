import { type SessionAnswer, sessionRequest } from "@bellhop/contract/session";
import { Hono } from "hono";
import type { TurnServices } from "../conversation/context.ts";
import { listConversations } from "../conversation/load-conversation.ts";
import { requireSession } from "../middleware/require-session/index.ts";
import type { Variables } from "../middleware/variables.ts";
import { Problem } from "../problem.ts";
import { findSite } from "../site/find-site.ts";
import { endSession } from "../visitor/end-session.ts";
import { openSession } from "../visitor/open-session.ts";
import { readBody } from "./read-body.ts";
import { settingsOf } from "./site-settings.ts";

/** `/v1/sessions`: a visitor's token, got and given back. */
export function sessionRoutes(services: TurnServices) {
	return new Hono<{ Variables: Variables }>()
		.post("/", async (c) => {
			const request = await readBody(c, sessionRequest);
			const site = await findSite(services.database, request.site);
			if (!site) throw new Problem("site_unknown");
			const origin = c.req.header("origin");
			if (origin !== undefined && !site.allowedOrigins.includes(origin)) throw new Problem("origin_not_allowed");
			// No site can verify an identity yet, so none is believed: an unverifiable token is refused, not passed over.
			if (request.identityToken !== undefined) throw new Problem("identity_invalid");
			const { token, expiresAt, visitor } = await openSession(services, site);
			const answer: SessionAnswer = {
				token,
				expiresAt: expiresAt.toISOString(),
				visitor: { id: visitor.id, verified: false },
				site: settingsOf(site, services.model),
				chats: await listConversations({ ...services, site, visitor }),
			};
			return c.json(answer, 201);
		})
		.delete("/", requireSession(services), async (c) => {
			await endSession(services, c.get("session").id);
			return c.body(null, 204);
		});
}
