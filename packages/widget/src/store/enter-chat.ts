import { makeId } from "@bellhop/contract/id";
import type { StoreContext } from "./context.ts";
import { followTurn } from "./follow-turn.ts";
import { backOff } from "./pause.ts";
import { refuseVisit } from "./refuse-visit.ts";

/** Milliseconds before the skeleton shows. */
const skeletonDelay = 300;

/** Loads the conversation shown and, when an answer is being written in it, goes on reading that answer. */
export async function enterChat(context: StoreContext): Promise<void> {
	const visit = context.visit();
	context.dispatch({ type: "history-changed", history: "loading" });
	const shown = new AbortController();
	void showSkeleton(context, shown.signal);
	try {
		await loadChat(context, visit);
	} catch (error) {
		if (!visit.aborted && !refuseVisit(context, error)) {
			context.dispatch({ type: "history-changed", history: "failed" });
		}
	} finally {
		shown.abort();
	}
}

/** Reads the conversation again, and its running answer if there is one, as often as the two disagree. */
export async function loadChat(context: StoreContext, visit: AbortSignal): Promise<void> {
	const { chat } = context.state.value;
	for (let attempt = 0; !visit.aborted; attempt++) {
		const answer = await context.transport.load(chat);
		if (visit.aborted) return;
		context.dispatch({ type: "history-loaded", answer });
		if (answer.status !== "running") return;
		context.dispatch({ type: "turn-joined", answerId: makeId("msg") });
		const parts = await context.transport.resume({ chat, turn: undefined, after: 0 }, visit);
		if (parts) return followTurn(context, { parts, visit, reload: () => loadChat(context, visit) });
		await context.pause.wait(backOff(attempt), visit);
	}
}

async function showSkeleton(context: StoreContext, signal: AbortSignal): Promise<void> {
	await context.pause.wait(skeletonDelay, signal);
	if (!signal.aborted && context.state.value.history === "loading") {
		context.dispatch({ type: "history-changed", history: "slow" });
	}
}
