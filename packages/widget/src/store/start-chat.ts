import { makeId } from "@bellhop/contract/id";
import type { StoreContext } from "./context.ts";

/** Begins a new conversation in the same session, without asking the BFF: it hears of it with the first message. */
export function startChat(context: StoreContext, notice?: string): void {
	context.leave();
	const { token } = context.memory.lasting.read();
	context.memory.lasting.write({ token });
	keepUnsentAsDraft(context);
	context.dispatch({ type: "chat-started", chat: makeId("chat"), notice });
}

/** The session is over: forgets it and begins anew, saying so calmly. */
export function startSessionAnew(context: StoreContext, notice: string): void {
	context.memory.lasting.write({});
	startChat(context, notice);
}

/** Puts words that did not arrive back in front of what has been typed since. */
export function takeBackWords(context: StoreContext, text: string): void {
	context.memory.passing.write({ ...context.memory.passing.read(), draft: context.draft.value, unsent: undefined });
	context.setDraft([text, context.draft.value].filter((words) => words !== "").join("\n"));
}

function keepUnsentAsDraft(context: StoreContext): void {
	const { unsent } = context.memory.passing.read();
	if (unsent) takeBackWords(context, unsent.text);
}
