import { chatRequest, handoverRequest, retryRequest } from "@bellhop/contract/chat-request";
import { type Id, idOf } from "@bellhop/contract/id";
import { ratingRequest } from "@bellhop/contract/rating";
import { Hono } from "hono";
import * as z from "zod/mini";
import type { TurnServices, VisitorContext } from "../conversation/context.ts";
import { decideApproval } from "../conversation/decide-approval.ts";
import { findTurn } from "../conversation/find-turn.ts";
import { loadConversation } from "../conversation/load-conversation.ts";
import { postMessage } from "../conversation/post-message.ts";
import { rateConversation } from "../conversation/rate-conversation.ts";
import { retryTurn } from "../conversation/retry-turn.ts";
import { stopTurn } from "../conversation/stop-turn.ts";
import { addressKey } from "../limit/address-key.ts";
import { requireSession } from "../middleware/require-session/index.ts";
import type { RequestContext, Variables } from "../middleware/variables.ts";
import { Problem } from "../problem.ts";
import { readBody } from "./read-body.ts";
import { turnResponse } from "./turn-response.ts";

const chatIdShape = idOf("chat");
const approvalIdShape = idOf("appr");

/** The longest value a visitor may type into a field of a card. */
const longestValue = 4_000;

const approvalDecision = z.object({
	decision: z.enum(["approve", "deny"]),
	values: z.optional(z.record(z.string(), z.string().check(z.maxLength(longestValue)))),
});

const cursor = z.object({
	after: z._default(z.coerce.number().check(z.int(), z.nonnegative(), z.maximum(2_147_483_647)), 0),
	turn: z.optional(idOf("turn")),
});

/** `/v1/chat`: a visitor's conversations. */
export function chatRoutes(services: TurnServices) {
	const acting = (c: RequestContext): VisitorContext => {
		const { id: session, site, visitor } = c.get("session");
		return { ...services, site, visitor, session, client: addressKey(c.get("address")) };
	};
	return new Hono<{ Variables: Variables }>()
		.use(requireSession(services))
		.post("/", async (c) => {
			const turn = await postMessage(acting(c), await readBody(c, chatRequest));
			return turnResponse(services, turn, 0);
		})
		.get("/:id", async (c) => c.json(await loadConversation(acting(c), chatIdOf(c))))
		.get("/:id/stream", async (c) => {
			const query = z.safeParse(cursor, c.req.query());
			if (!query.success) throw new Problem("invalid_body", "after must be a number and turn a turn id.");
			const turn = await findTurn(acting(c), chatIdOf(c), query.data.turn);
			return turn ? turnResponse(services, turn, query.data.after) : c.body(null, 204);
		})
		.post("/:id/stop", async (c) => {
			await stopTurn(acting(c), chatIdOf(c));
			return c.body(null, 204);
		})
		.post("/:id/approvals/:approval", async (c) => {
			const approvalId = z.safeParse(approvalIdShape, c.req.param("approval"));
			if (!approvalId.success) throw new Problem("approval_not_found");
			const chosen = { chatId: chatIdOf(c), approvalId: approvalId.data, ...(await readBody(c, approvalDecision)) };
			return turnResponse(services, await decideApproval(acting(c), chosen), 0);
		})
		.post("/:id/handover", async (c) => {
			const { message } = await readBody(c, handoverRequest);
			const id = chatIdOf(c);
			const acted = acting(c);
			if (!acted.site.handover) throw new Problem("handover_unavailable");
			return turnResponse(services, await postMessage(acted, { id, message }, { wantsPerson: true }), 0);
		})
		.post("/:id/rating", async (c) => {
			await rateConversation(acting(c), chatIdOf(c), await readBody(c, ratingRequest));
			return c.body(null, 204);
		})
		.post("/:id/retry", async (c) => {
			const turn = await retryTurn(acting(c), chatIdOf(c), await readBody(c, retryRequest));
			return turnResponse(services, turn, 0);
		});
}

/** A text that can be no id at all never reaches the database. @throws Problem `chat_not_found` */
function chatIdOf(c: RequestContext): Id<"chat"> {
	const id = z.safeParse(chatIdShape, c.req.param("id"));
	if (!id.success) throw new Problem("chat_not_found");
	return id.data;
}
