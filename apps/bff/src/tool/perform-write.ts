import { eq } from "drizzle-orm";
import { toolCalls, type Write, writes } from "../database/tables/index.ts";
import { type Claim, claimWrite } from "../ledger/claim-write.ts";
import { concludeWrite, type WriteConclusion } from "../ledger/conclude-write.ts";
import { outdateUserInfo } from "../user-data/outdate-user-info.ts";
import type { ToolContext } from "./attempt-call.ts";
import { attemptWrite, type WriteAttempt, type WriteCall } from "./attempt-write.ts";
import { hashRequest } from "./hash-request.ts";
import { ToolProblem } from "./tool-problem.ts";

/** How much longer than the tool's own limit an attempt may take before others look into it, in milliseconds. */
export const leaseMargin = 15_000;

/** Pauses before an action of an idempotent tool is repeated while the visitor waits, in milliseconds. */
const pauses = [300, 1_500];

/** How long repeating may go on while the visitor waits, in milliseconds. */
const patience = 30_000;

/** When an unknown outcome is looked into again after the visitor was told, in milliseconds. */
export const firstLook = 30_000;

/**
 * Does an action whose intent is in the ledger, once: who comes second finds how it went. The intent was committed before the
 * request leaves, the outcome is committed after it, and what lies between counts as unknown. An idempotent tool is asked
 * again with the same key while nobody knows.
 * @returns the ledger's row as it then stands. Never throws for what the owner's system does.
 */
export async function performWrite(context: ToolContext, call: WriteCall): Promise<Write> {
	const write = await readWrite(context, call.callId);
	if (write.state !== "running" || write.fence > 0) return write;
	const claim = await claimWrite(context, write, call.record.tool.timeoutMs + patience + leaseMargin);
	if (claim) await conclude(context, call, { claim, attempt: await send(context, call, write) });
	return readWrite(context, call.callId);
}

async function send(context: ToolContext, call: WriteCall, write: Write): Promise<WriteAttempt> {
	if (!isAsApproved(context, call, write)) return unsent("changed_since_asked");
	if (write.shadow) return unsent("shadow");
	const began = performance.now();
	let attempt = await attemptWrite(context, call);
	for (const pause of pauses) {
		const late = performance.now() - began + pause > patience;
		if (attempt.state !== "unknown" || !write.idempotent || late || call.signal.aborted) break;
		await new Promise((resolve) => setTimeout(resolve, pause));
		attempt = await attemptWrite(context, call, { repeated: true });
	}
	return attempt;
}

/** Whether the request would still be, byte for byte, the one whose hash was recorded. */
export function isAsApproved({ claims }: ToolContext, { record, input }: WriteCall, { requestHash }: Write): boolean {
	try {
		return hashRequest(record.tool, input, claims) === requestHash;
	} catch {
		return false;
	}
}

/** An attempt that ended before anything was sent. */
function unsent(code: "changed_since_asked" | "shadow"): WriteAttempt {
	return { state: "failed", problem: code, text: new ToolProblem(code).text, measured: {} };
}

/** Commits how an attempt ended, in the ledger and in the call's row, if it is still the newest. @returns whether it is */
export async function conclude(
	context: ToolContext,
	{ callId, conversationId }: Pick<WriteCall, "callId" | "conversationId">,
	{ claim, attempt, more }: Concluded,
): Promise<boolean> {
	const { database, clock } = context;
	const now = clock.now();
	const { state, problem = null, text, reference = null, measured } = attempt;
	const unknown = state === "unknown";
	const conclusion: WriteConclusion = {
		...{ state, problem, reference, endedAt: now, httpStatus: measured.httpStatus ?? null },
		settledBy: unknown ? null : "answer",
		nextTryAt: unknown ? new Date(now.getTime() + firstLook) : null,
		...more,
	};
	const counted = await database.query.transaction(async (transaction) => {
		if (!(await concludeWrite(transaction, claim, conclusion))) return false;
		await transaction
			.update(toolCalls)
			.set({ ...measured, state, problem, output: text, outputBytes: Buffer.byteLength(text), endedAt: now })
			.where(eq(toolCalls.id, callId));
		return true;
	});
	// It may have changed something, however it ended.
	if (measured.requestBytes !== undefined) await outdateUserInfo(context, conversationId);
	return counted;
}

interface Concluded {
	readonly claim: Claim;
	readonly attempt: WriteAttempt;
	readonly more?: Partial<WriteConclusion>;
}

async function readWrite({ database }: ToolContext, id: Write["id"]): Promise<Write> {
	const [write] = await database.query.select().from(writes).where(eq(writes.id, id));
	if (!write) throw new Error("An action has no intent in the ledger.");
	return write;
}
