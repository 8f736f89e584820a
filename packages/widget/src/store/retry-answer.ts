import { makeId } from "@bellhop/contract/id";
import type { ChatMessage } from "@bellhop/contract/message";
import { ProblemError } from "../transport/problem-error.ts";
import type { PartStream } from "../transport/transport.ts";
import type { StoreContext } from "./context.ts";
import { loadChat } from "./enter-chat.ts";
import { followTurn } from "./follow-turn.ts";
import { noteLimit } from "./note-limit.ts";
import { refuseVisit } from "./refuse-visit.ts";
import { canSend } from "./state.ts";

/** Runs the turn of a failed, interrupted or stopped answer once more; the new answer takes the place of the old one. */
export async function retryAnswer(context: StoreContext, answer: ChatMessage): Promise<void> {
	const turn = answer.metadata?.turnId;
	if (!turn || !canSend(context.state.value)) return;
	const visit = context.visit();
	context.dispatch({ type: "phase-changed", phase: "sending" });
	let parts: PartStream;
	try {
		parts = await context.transport.retry({ chat: context.state.value.chat, turn }, visit);
	} catch (error) {
		if (visit.aborted || refuseVisit(context, error)) return;
		noteLimit(context, error);
		const notice = error instanceof ProblemError ? error.code : "connection_lost";
		context.dispatch({ type: "phase-changed", phase: "idle", notice });
		return;
	}
	if (visit.aborted) return;
	context.dispatch({ type: "turn-retried", turn, answerId: makeId("msg") });
	await followTurn(context, { parts, visit, reload: () => loadChat(context, visit) });
}
