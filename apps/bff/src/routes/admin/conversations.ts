import { Hono } from "hono";
import { validator } from "hono/validator";
import * as z from "zod";
import { listForTeam, traceConversation } from "../../conversation/trace-conversation.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";
import { before } from "./before.ts";
import { actingOn } from "./site-of.ts";

const query = z.object({
	before: before("chat"),
});

/** `/sites/:site/conversations`: what was said, and all that happened behind it. */
export function conversationRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get(
			"/",
			validator("query", (value) => query.parse(value)),
			async (c) => {
				const acting = await actingOn(services, c);
				return c.json({ conversations: await listForTeam(acting, c.req.valid("query").before) });
			},
		)
		.get("/:id", async (c) => c.json(await traceConversation(await actingOn(services, c), c.req.param("id"))));
}
