import { makeId } from "@bellhop/contract/id";
import type { StoreContext } from "./context.ts";
import type { Who } from "./identity.ts";
import { inLines, keepWords, keptWords } from "./kept.ts";

/** The panel is for a verified user now. Words typed before go along, and those they typed in this tab come back. */
export function become(context: StoreContext, who: Who): void {
	const mine = keptWords(context);
	const tab = context.memory.passing.read();
	context.setWho(who);
	keepWords(context, { draft: mine.draft, unsent: mine.unsent });
	if (tab.subject === who.subject && context.draft.value === "" && !mine.unsent) {
		context.setDraft(inLines(tab.unsent?.text, tab.draft));
	}
}

/**
 * The panel is for nobody known any more: nothing of the visitor before stays on the page or in the browser, and their
 * sessions are ended, as far as the BFF can be reached.
 */
export function forgetVisitor(context: StoreContext): void {
	const { token, verified } = context.memory.lasting.read();
	context.memory.lasting.write({});
	clearPanel(context);
	endSessions(context, token, verified?.token);
}

/** A user who signed in here before, and is not the one shown, is forgotten by the browser. */
export function dropVerified(context: StoreContext): void {
	const { verified, ...anonymous } = context.memory.lasting.read();
	context.memory.lasting.write(anonymous);
	endSessions(context, verified?.token);
}

/** Takes the visitor's words and answers off the page; what the browser remembers of sessions is left alone. */
export function clearPanel(context: StoreContext): void {
	context.leave();
	context.memory.passing.write({ open: context.memory.passing.read().open });
	context.setWho({});
	context.setDraft("");
	context.setChats(undefined);
	context.dispatch({ type: "chat-started", chat: makeId("chat") });
}

function endSessions({ transport }: StoreContext, ...tokens: readonly (string | undefined)[]): void {
	for (const token of tokens) if (token !== undefined) void transport.endSession(token).catch(() => undefined);
}
