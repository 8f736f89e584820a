import type { SessionAnswer } from "@bellhop/contract/session";
import { ConnectionLost } from "../transport/connection-lost.ts";
import { ProblemError } from "../transport/problem-error.ts";
import { askPage } from "./ask-page.ts";
import { become, dropVerified, forgetVisitor } from "./become.ts";
import type { StoreContext } from "./context.ts";
import { subjectOf } from "./identity.ts";
import { keptSession } from "./kept.ts";
import { startChat } from "./start-chat.ts";
import { hasUnsent, isUntouched } from "./state.ts";

/**
 * Finds out from the page who the panel is for, once until `unsettle`. Never throws: when it cannot be found out the
 * visitor stays who they were, is told so, and the next call asks again.
 */
export function settleIdentity(context: StoreContext): Promise<void> {
	const { settling } = context;
	if (!context.identity.value) return Promise.resolve();
	settling.attempt ??= settle(context, false).catch(() => {
		settling.attempt = undefined;
		context.dispatch({ type: "notice-changed", notice: "identity_invalid" });
	});
	return settling.attempt;
}

/**
 * Gets another session with a token of this moment, once for all who need one, because `refused` is over. Does nothing
 * when there is another one by now, or when nobody vouches for the visitor.
 * @throws ProblemError, ConnectionLost
 */
export async function renewSession(context: StoreContext, refused: string | undefined): Promise<void> {
	const { settling } = context;
	await settling.attempt;
	if (!context.identity.value || keptSession(context).token !== refused) return;
	settling.renewal ??= settle(context, true).finally(() => {
		settling.renewal = undefined;
	});
	await settling.renewal;
}

/** What was found out, or is being found out, counts no more. */
export function unsettle({ settling }: StoreContext): void {
	settling.abort.abort();
	settling.abort = new AbortController();
	settling.attempt = undefined;
	settling.renewal = undefined;
}

/** @param fresh a session that is remembered will not do */
async function settle(context: StoreContext, fresh: boolean): Promise<void> {
	const { signal } = context.settling.abort;
	try {
		const token = await askPage(context, signal);
		if (signal.aborted) return;
		const subject = token === undefined ? undefined : subjectOf(token);
		if (subject !== "") leaveOthers(context, subject);
		if (token === undefined || subject === undefined || (!fresh && adopt(context, subject))) return;
		const answer = await exchange(context, token);
		if (signal.aborted) void context.transport.endSession(answer.token).catch(() => undefined);
		else enterAs(context, subject, answer);
	} catch (error) {
		if (!signal.aborted) throw refusalOf(error);
	}
}

/** Whoever else the panel was for, or is remembered, is forgotten before anything is asked for the next one. */
function leaveOthers(context: StoreContext, subject: string | undefined): void {
	const shown = context.who.value.subject;
	const kept = context.memory.lasting.read().verified?.subject;
	if (shown !== undefined && shown !== subject) forgetVisitor(context);
	else if (kept !== undefined && kept !== subject) dropVerified(context);
}

/** Goes on with the session this browser remembers for the subject, unless an anonymous conversation is to come along. */
function adopt(context: StoreContext, subject: string): boolean {
	if (context.who.value.subject === subject) return true;
	const { token, verified } = context.memory.lasting.read();
	if (token !== undefined || verified?.subject !== subject || verified.token === undefined) return false;
	become(context, { subject });
	if (verified.chat && isUntouched(context.state.value)) startChat(context, { chat: verified.chat });
	return true;
}

/** An anonymous session is changed for theirs and takes the open conversation along; one that is over counts for nothing. */
async function exchange(context: StoreContext, identityToken: string): Promise<SessionAnswer> {
	const { token } = context.memory.lasting.read();
	if (token !== undefined && context.who.value.subject === undefined) {
		try {
			return await context.transport.identify({ token, identityToken, chat: context.state.value.chat });
		} catch (error) {
			if (!(error instanceof ProblemError) || !/^session_/.test(error.code)) throw error;
		}
	}
	return context.transport.openSession(identityToken);
}

function enterAs(context: StoreContext, subject: string, { token, visitor, site, chats }: SessionAnswer): void {
	const { who, state, memory } = context;
	const { chat } = state.value;
	const known = who.value.subject === subject || chats.some(({ id }) => id === chat);
	const kept = memory.lasting.read().verified?.chat;
	memory.lasting.write({ verified: { subject, token, chat: known ? chat : kept } });
	become(context, { subject, name: visitor.name });
	context.setSite(site);
	context.setChats(chats);
	if (!known && !hasUnsent(state.value)) startChat(context, { chat: kept });
}

/** What the page did wrong is refused like a token; its developer has no other way to learn which rule was broken. */
function refusalOf(error: unknown): unknown {
	const told = error instanceof ProblemError ? (error.reason ?? error.code) : error;
	// biome-ignore lint/suspicious/noConsole: said to the page's developer, the visitor reads one calm sentence
	console.warn("Bellhop: the visitor could not be identified:", told);
	return error instanceof ProblemError || error instanceof ConnectionLost
		? error
		: new ProblemError("identity_invalid");
}
