import { Hono } from "hono";
import { validator } from "hono/validator";
import * as z from "zod";
import { countUnknown, type ListedWrite, listWrites } from "../../ledger/list-writes.ts";
import { settleByHand } from "../../ledger/settle-by-hand.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";
import { before } from "./before.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

const query = z.object({
	unknown: z.literal("1").optional().catch(undefined),
	before: before("call"),
});
const settlement = z.object({ outcome: z.enum(["done", "failed"]) });

/** `/sites/:site/actions`: the ledger, and what its unknown outcomes turned out to be. */
export function actionRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get(
			"/",
			validator("query", (value) => query.parse(value)),
			async (c) => {
				const acting = await actingOn(services, c);
				const asked = c.req.valid("query");
				const found = await listWrites(acting, { ...asked, unknown: asked.unknown !== undefined });
				return c.json({ unknown: await countUnknown(acting), actions: found.map(actionView) });
			},
		)
		.post("/:id/settle", jsonBody(settlement), async (c) => {
			await settleByHand(await actingOn(services, c), { id: c.req.param("id"), ...c.req.valid("json") });
			return c.body(null, 204);
		});
}

function actionView({ write, summary }: ListedWrite) {
	const { id, toolId, toolName, visitorId, conversationId, approvalId, amount, shadow, state, problem } = write;
	const { httpStatus, reference, fence, nextTryAt, settledBy, startedAt, endedAt } = write;
	return {
		...{ id, toolId, toolName, visitorId, conversationId, amount, shadow, state, problem, summary },
		...{ httpStatus, reference, nextTryAt, settledBy, startedAt, endedAt },
		asked: approvalId !== null,
		attempts: fence,
	};
}
