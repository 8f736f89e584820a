import { idOf } from "@bellhop/contract/id";
import { Hono } from "hono";
import { validator } from "hono/validator";
import * as z from "zod";
import { safeParse } from "zod/mini";
import { listForTeam, traceConversation } from "../../conversation/trace-conversation.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";
import { actingOn } from "./site-of.ts";

const chatId = idOf("chat");
const query = z.object({
	before: z
		.string()
		.refine((text) => safeParse(chatId, text).success)
		.optional()
		.catch(undefined),
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
