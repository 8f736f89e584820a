import type { Receipt } from "@bellhop/contract/receipt";
import type { ShownPart } from "../agent/agent-tool.ts";
import type { ToolCall, Write } from "../database/tables/index.ts";

/** A call of a tool that changes something, and its row in the ledger; there is none when it was refused before. */
export interface LedgerEntry {
	readonly call: Pick<ToolCall, "id" | "toolName" | "summary" | "startedAt" | "endedAt">;
	readonly write: Write | null;
}

/** The receipt of an action as the ledger has it now. Whatever is under way is not known yet. */
export function receiptPart({ call, write }: LedgerEntry): ShownPart & { type: "data-receipt" } {
	const at = write?.endedAt ?? call.endedAt ?? call.startedAt;
	const state = write?.state ?? "failed";
	const data: Receipt = {
		callId: call.id,
		title: call.summary ?? call.toolName,
		outcome: state === "running" ? "unknown" : state,
		...(write?.reference != null && { reference: write.reference }),
		at: at.toISOString(),
	};
	return { type: "data-receipt", id: call.id, data };
}
