import { makeId } from "@bellhop/contract/id";
import { ProblemError } from "../transport/problem-error.ts";
import type { GivenDecision, PartStream } from "../transport/transport.ts";
import type { StoreContext } from "./context.ts";
import { loadChat } from "./enter-chat.ts";
import { followTurn } from "./follow-turn.ts";
import { noteLimit } from "./note-limit.ts";
import { refuseVisit } from "./refuse-visit.ts";
import { canSend } from "./state.ts";

/** The visitor's word on a card of the conversation shown. */
export type CardDecision = Omit<GivenDecision, "chat">;

/** Problems after which the card is no longer what it was. */
const stale = new Set(["approval_settled", "approval_not_found", "turn_running"]);

/**
 * Sends the visitor's word on a card, and reads what came of it. One that does not arrive leaves the card as it is.
 * @returns whether it was taken
 */
export async function decideApproval(context: StoreContext, decision: CardDecision): Promise<boolean> {
	if (!canSend(context.state.value)) return false;
	const visit = context.visit();
	const { chat } = context.state.value;
	context.dispatch({ type: "phase-changed", phase: "sending" });
	let parts: PartStream;
	try {
		parts = await context.transport.decide({ chat, ...decision }, visit);
	} catch (error) {
		if (!visit.aborted && !refuseVisit(context, error)) await refused(context, visit, error);
		return false;
	}
	if (visit.aborted) return true;
	context.dispatch({ type: "turn-joined", answerId: makeId("msg"), own: true });
	void followTurn(context, { parts, visit, reload: () => loadChat(context, visit) });
	return true;
}

async function refused(context: StoreContext, visit: AbortSignal, error: unknown): Promise<void> {
	noteLimit(context, error);
	const notice = error instanceof ProblemError ? error.code : "connection_lost";
	if (stale.has(notice)) await loadChat(context, visit).catch(() => undefined);
	if (visit.aborted) return;
	const { phase } = context.state.value;
	context.dispatch({ type: "phase-changed", phase: phase === "sending" ? "idle" : phase, notice });
}
