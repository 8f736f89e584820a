import type { AgentTool } from "../agent/agent-tool.ts";
import { stateAt } from "../approval/approval-of.ts";
import { pendingApproval } from "../approval/pending-approval.ts";
import type { Turn } from "../database/tables/index.ts";
import { cardPart } from "./ask-approval.ts";
import type { VisitorContext } from "./context.ts";
import { declineCall } from "./decline-call.ts";

const done = JSON.stringify({ ok: true, data: "The card is withdrawn. Nothing was done." });
const late = JSON.stringify({ ok: false, explanation: "Nothing waits for a confirmation any more." });

/**
 * Lets the agent take back the card that waits in a conversation, for a visitor who says in words that they do not want it. It
 * can only ever lead to nothing being done.
 */
export function withdrawConfirmation({ database, clock }: VisitorContext, { conversationId }: Turn): AgentTool {
	return {
		name: "withdraw_confirmation",
		title: "Taking it back",
		quiet: true,
		description:
			"Take back the card that waits for the visitor's confirmation. Use it when the visitor says no to it, or no longer wants it. Not when they say yes: only the card confirms.",
		inputSchema: { type: "object", properties: {}, additionalProperties: false },
		run: async () => {
			const shown = await database.query.transaction(async (transaction) => {
				const pending = await pendingApproval(transaction, conversationId);
				if (!pending) return undefined;
				const at = clock.now();
				const state = stateAt(pending, at) === "expired" ? "expired" : "withdrawn";
				return (await declineCall(transaction, pending, { state, at })) ? cardPart(pending, state) : undefined;
			});
			return shown ? { text: done, failed: false, shows: [shown] } : { text: late, failed: true };
		},
	};
}
