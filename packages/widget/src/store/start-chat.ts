import type { Id } from "@bellhop/contract/id";
import { makeId } from "@bellhop/contract/id";
import type { StoreContext } from "./context.ts";
import { inLines, keepSession, keepWords, keptWords } from "./kept.ts";
import { isUntouched } from "./state.ts";

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
	const next = chat ?? makeId("chat");
	turnDrafts(context, next, notice !== undefined);
	context.dispatch({ type: "chat-started", chat: next, notice });
}

/** The session is over: forgets it and begins anew, saying so calmly. */
export function startSessionAnew(context: StoreContext, notice: string): void {
	keepSession(context, { token: undefined });
	startChat(context, { notice });
}

/** What is typed stays with its conversation and is there again when the visitor comes back; `along` takes it to the next one. */
function turnDrafts(context: StoreContext, next: Id<"chat">, along: boolean): void {
	const { chat } = context.state.value;
	const typed = context.draft.value;
	if (along || next === chat) return;
	const { [next]: waiting = "", ...others } = keptWords(context).drafts ?? {};
	// Where nothing has been said there is nothing to come back to.
	const stays = typed !== "" && !isUntouched(context.state.value);
	keepWords(context, { drafts: stays ? { ...others, [chat]: typed } : others });
	context.setDraft(inLines(waiting, stays ? "" : typed));
}

/** Puts words that did not arrive back in front of what has been typed since. */
export function takeBackWords(context: StoreContext, text: string): void {
	keepWords(context, { draft: context.draft.value, unsent: undefined });
	context.setDraft(inLines(text, context.draft.value));
}

function keepUnsentAsDraft(context: StoreContext): void {
	const { unsent } = keptWords(context);
	const { queued } = context.state.value;
	if (queued !== undefined) context.dispatch({ type: "queue-changed", queued: undefined });
	for (const text of [queued, unsent?.text]) if (text !== undefined) takeBackWords(context, text);
}
