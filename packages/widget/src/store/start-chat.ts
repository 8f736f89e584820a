import type { Id } from "@bellhop/contract/id";
import { makeId } from "@bellhop/contract/id";
import type { StoreContext } from "./context.ts";
import { keepSession, keepWords, keptWords } from "./kept.ts";

/** What the panel turns to: an earlier conversation or a new one, and a problem code to be said of why. */
export interface Turning {
	readonly chat?: Id<"chat"> | undefined;
	readonly notice?: string | undefined;
}

/**
 * Turns to another conversation of the same session. A new one needs no word to the BFF: it hears of it with the first
 * message. An earlier one is there to be loaded (`enterChat`).
 */
export function startChat(context: StoreContext, { chat, notice }: Turning = {}): void {
	context.leave();
	keepSession(context, { chat });
	keepUnsentAsDraft(context);
	context.dispatch({ type: "chat-started", chat: chat ?? makeId("chat"), notice });
}

/** The session is over: forgets it and begins anew, saying so calmly. */
export function startSessionAnew(context: StoreContext, notice: string): void {
	keepSession(context, { token: undefined });
	startChat(context, { notice });
}

/** Puts words that did not arrive back in front of what has been typed since. */
export function takeBackWords(context: StoreContext, text: string): void {
	keepWords(context, { draft: context.draft.value, unsent: undefined });
	context.setDraft([text, context.draft.value].filter((words) => words !== "").join("\n"));
}

function keepUnsentAsDraft(context: StoreContext): void {
	const { unsent } = keptWords(context);
	if (unsent) takeBackWords(context, unsent.text);
}
