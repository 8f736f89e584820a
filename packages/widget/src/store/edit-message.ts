import { hasActed } from "@bellhop/contract/fold-part";
import type { StoreContext } from "./context.ts";
import { takeBackWords } from "./start-chat.ts";
import { type ChatState, canSend, type ShownMessage, textOf } from "./state.ts";

/** Whether a message can be written anew: it is the visitor's newest, it arrived, and nothing was done since. */
export function isEditable(state: ChatState, { id }: ShownMessage): boolean {
	const place = state.messages.findLastIndex(({ role }) => role === "user");
	const newest = state.messages[place];
	return canSend(state) && newest?.id === id && !newest.delivery && !state.messages.slice(place).some(hasActed);
}

/** Takes a message back into the field; what is sent next takes its place. */
export function editMessage(context: StoreContext, message: ShownMessage): void {
	takeBackWords(context, textOf(message));
	context.dispatch({ type: "editing-changed", message: message.id });
}
