import type { StoreContext } from "./context.ts";
import { takeBackQueued } from "./queue-message.ts";
import { sendMessage } from "./send-message.ts";
import { canSend } from "./state.ts";

/**
 * Sends what waits as soon as nothing else is under way. Where the answer did not go well, or asks the visitor something,
 * they may not want to say it any more: then it goes back into the field.
 */
export function sendQueued(context: StoreContext): void {
	const { queued, messages } = context.state.value;
	if (queued === undefined || !canSend(context.state.value)) return;
	const last = messages.at(-1);
	const asks = last?.parts.some((part) => part.type === "data-approval" && part.data.state === "pending");
	const well = last?.metadata?.state === "done" || last?.metadata?.state === "stopped";
	if (asks || !well) {
		takeBackQueued(context);
		return;
	}
	context.dispatch({ type: "queue-changed", queued: undefined });
	context.setDraft(context.draft.value);
	void sendMessage(context, queued);
}
