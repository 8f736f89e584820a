import { eq } from "drizzle-orm";
import type { AgentOutcome } from "../agent/agent-tool.ts";
import { type Turn, toolCalls } from "../database/tables/index.ts";
import { recordIntent } from "../ledger/record-intent.ts";
import { performWrite } from "../tool/perform-write.ts";
import { planWrite } from "../tool/plan-write.ts";
import { ToolProblem } from "../tool/tool-problem.ts";
import { writeCard } from "../tool/write-card.ts";
import type { VisitorContext } from "./context.ts";
import { receiptPart } from "./receipt-part.ts";
import type { WishedWrite } from "./wished-write.ts";

/**
 * Does an action for which the admin lowered the confirmation, with a receipt for the visitor.
 * @param ending aborted when the process ends. @throws ToolProblem when it may not be done
 */
export async function actUnasked(
	context: VisitorContext,
	turn: Turn,
	{ wish, ending }: { readonly wish: WishedWrite; readonly ending: AbortSignal },
): Promise<AgentOutcome> {
	const { database, site, visitor, clock } = context;
	const { callId, record, input, claims } = wish;
	const { tool } = record;
	const plan = planWrite(tool, input, claims);
	const { summary } = writeCard(tool, input, claims);
	const at = clock.now();
	const { conversationId } = turn;
	await database.query.transaction(async (transaction) => {
		await transaction.insert(toolCalls).values({
			...{ id: callId, turnId: turn.id, toolId: tool.id, toolName: tool.name, input: { ...input } },
			...{ summary, state: "running", startedAt: at },
		});
		const reached = await recordIntent(transaction, {
			...{ id: callId, siteId: site.id, visitorId: visitor.id, conversationId, turnId: turn.id, approvalId: null },
			...{ ...plan, tool, at },
		});
		if (reached) throw new ToolProblem(reached);
	});
	const call = { callId, record, input, conversationId, signal: ending };
	const write = await performWrite({ ...context, claims }, call);
	const [row] = await database.query.select().from(toolCalls).where(eq(toolCalls.id, callId));
	if (!row) throw new Error("The call of an action is gone.");
	return {
		text: row.output ?? new ToolProblem("outcome_unknown").text,
		failed: write.state !== "done",
		shows: [receiptPart({ call: row, write })],
	};
}
