import { ProblemError } from "../transport/problem-error.ts";
import type { StoreContext } from "./context.ts";
import { refuseVisit } from "./refuse-visit.ts";

/** Asks the BFF to stop the answer being written; the stream itself then ends it. What was said stays. */
export async function stopAnswer(context: StoreContext): Promise<void> {
	if (context.state.value.phase !== "running") return;
	const visit = context.visit();
	context.dispatch({ type: "phase-changed", phase: "stopping" });
	try {
		await context.transport.stop(context.state.value.chat);
	} catch (error) {
		if (visit.aborted || refuseVisit(context, error) || !isStopping(context)) return;
		const notice = error instanceof ProblemError ? error.code : "connection_lost";
		context.dispatch({ type: "phase-changed", phase: "running", notice });
	}
}

function isStopping(context: StoreContext): boolean {
	return context.state.value.phase === "stopping";
}
