import type { Id } from "@bellhop/contract/id";
import type { StoreContext } from "./context.ts";
import { enterChat } from "./enter-chat.ts";
import { startChat } from "./start-chat.ts";

/** Turns to one of the visitor's earlier conversations. */
export function openChat(context: StoreContext, chat: Id<"chat">): Promise<void> {
	if (chat === context.state.value.chat) return Promise.resolve();
	startChat(context, { chat });
	return enterChat(context);
}
