import type { AgentTool } from "../agent/agent-tool.ts";
import { storable } from "../database/storable.ts";
import type { Turn } from "../database/tables/index.ts";
import { callTool } from "../tool/call-tool.ts";
import { modelSchema } from "../tool/model-schema.ts";
import { offerTools } from "../tool/offer-tools.ts";
import type { VisitorContext } from "./context.ts";

/** The site's tools as the agent takes them, each bound to this turn. */
export async function offerAgentTools(context: VisitorContext, turn: Turn): Promise<AgentTool[]> {
	const claims = context.visitor.claims ?? undefined;
	const records = await offerTools(context, claims);
	return records.map((record) => ({
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
				signal,
			};
			const { text, problem } = await callTool({ ...context, claims }, call);
			return { text, failed: problem !== undefined };
		},
	}));
}
