import type { AgentTool } from "../agent/agent-tool.ts";
import { offerSignIn } from "../agent/offer-sign-in.ts";
import { signInHelps } from "../agent/sign-in-helps.ts";
import { storable } from "../database/storable.ts";
import type { Turn } from "../database/tables/index.ts";
import { callTool } from "../tool/call-tool.ts";
import { modelSchema } from "../tool/model-schema.ts";
import { allTools, withheldFrom } from "../tool/offer-tools.ts";
import type { VisitorContext } from "./context.ts";

/** The site's tools as the agent takes them, each bound to this turn; and the offer to sign in, where that would help. */
export async function offerAgentTools(context: VisitorContext, turn: Turn): Promise<AgentTool[]> {
	const claims = context.visitor.claims ?? undefined;
	const all = await allTools(context);
	const records = all.filter(({ tool }) => withheldFrom(tool, claims) === undefined);
	const offers = claims === undefined && (await signInHelps(context, all)) ? [offerSignIn] : [];
	const tools = records.map(
		(record): AgentTool => ({
			name: record.tool.name,
			title: record.tool.title,
			description: record.tool.description,
			inputSchema: modelSchema(record.tool),
			run: async ({ callId, input, signal }) => {
				const call = {
					callId,
					turnId: turn.id,
					conversationId: turn.conversationId,
					record,
					input: storable(input),
					// docs/decisions/0006-writes-wait-for-approvals.md
					approved: false,
					signal,
				};
				const { text, problem } = await callTool({ ...context, claims }, call);
				return { text, failed: problem !== undefined };
			},
		}),
	);
	return [...tools, ...offers];
}
