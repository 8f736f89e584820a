import { makeId } from "@bellhop/contract/id";
import { type Tool, type Turn, toolCalls, type Visitor, type Write } from "../src/database/tables/index.ts";
import { recordIntent } from "../src/ledger/record-intent.ts";
import { performWrite } from "../src/tool/perform-write.ts";
import { planWrite } from "../src/tool/plan-write.ts";
import type { TestBff } from "./bff.ts";

/** Records in the ledger that a tool will act, as a turn does that has the visitor's yes. @returns what performs it. @throws when a cap forbids it */
export async function intend(
	bff: TestBff,
	{ tool, turn, visitor, input = {} }: Intended,
): Promise<{ readonly callId: `call_${string}`; perform(by?: TestBff): Promise<Write> }> {
	const callId = makeId("call");
	const { id: turnId, conversationId } = turn;
	const at = bff.parts.clock.now();
	const claims = visitor.claims ?? undefined;
	await bff.database.query.insert(toolCalls).values({
		...{
			id: callId,
			turnId,
			toolId: tool.id,
			toolName: tool.name,
			input: { ...input },
			state: "running",
			startedAt: at,
		},
	});
	const reached = await bff.database.query.transaction((transaction) =>
		recordIntent(transaction, {
			...{ id: callId, siteId: bff.site.id, visitorId: visitor.id, conversationId, turnId, approvalId: null },
			...{ ...planWrite(tool, input, claims), tool, at },
		}),
	);
	if (reached) throw new Error(reached);
	const signal = new AbortController().signal;
	const call = { callId, record: { tool, authorization: null }, input, conversationId, signal };
	return { callId, perform: (by = bff) => performWrite({ ...by.parts, claims }, call) };
}

interface Intended {
	readonly tool: Tool;
	readonly turn: Pick<Turn, "id" | "conversationId">;
	readonly visitor: Pick<Visitor, "id" | "claims">;
	readonly input?: Readonly<Record<string, unknown>>;
}
