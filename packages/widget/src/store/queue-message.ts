import type { StoreContext } from "./context.ts";
import { inLines } from "./kept.ts";
import { takeBackWords } from "./start-chat.ts";

/** Keeps what the visitor wrote until the answer being written is over; more of it is added below. */
export function queueMessage(context: StoreContext, text: string): void {
	context.dispatch({ type: "queue-changed", queued: inLines(context.state.value.queued, text) });
	context.setDraft(context.draft.value.trim() === text ? "" : context.draft.value);
}

/** Takes what waits back into the field, in front of what has been typed since. */
export function takeBackQueued(context: StoreContext): void {
	const { queued } = context.state.value;
	if (queued === undefined) return;
	context.dispatch({ type: "queue-changed", queued: undefined });
	takeBackWords(context, queued);
}
