import type { ChatRequest } from "@bellhop/contract/chat-request";
import { makeId } from "@bellhop/contract/id";
import { longestMessage } from "@bellhop/contract/message";
import { ProblemError } from "../transport/problem-error.ts";
import type { PartStream } from "../transport/transport.ts";
import type { StoreContext } from "./context.ts";
import { loadChat } from "./enter-chat.ts";
import { followTurn } from "./follow-turn.ts";
import { keepSession, keepWords, keptSession, keptWords } from "./kept.ts";
import { noteLimit } from "./note-limit.ts";
import { queueMessage } from "./queue-message.ts";
import { refuseVisit } from "./refuse-visit.ts";
import { renewSession, settleIdentity } from "./settle-identity.ts";
import { takeBackWords } from "./start-chat.ts";
import { canQueue, canSend, type ShownMessage, textOf } from "./state.ts";

/** Problems that will pass: the message stays where it is and can be sent once more as it is. */
const passing = new Set(["unavailable", "internal", "rate_limited"]);

/** How something is sent: to ask for a person with it, or in the place of the message with an id. */
export type Sending = Pick<ShownMessage, "wantsPerson" | "replaces">;

/**
 * Sends what the visitor wrote and reads the answer; while another one is being written it waits for the end of that. Does
 * nothing while neither is possible: the words stay typed.
 */
export async function sendMessage(
	context: StoreContext,
	written: string,
	{ wantsPerson = false, replaces }: Sending = {},
): Promise<void> {
	const text = written.trim();
	const waits = canQueue(context.state.value);
	if (text === "" || !(waits || canSend(context.state.value))) return;
	if (text.length > longestMessage) {
		context.dispatch({ type: "notice-changed", notice: "message_too_long" });
		return;
	}
	if (waits) return wantsPerson ? undefined : queueMessage(context, text);
	const id = makeId("msg");
	keepWords(context, { unsent: { id, text, wantsPerson, replaces } });
	if (context.draft.value.trim() === text) context.setDraft("");
	const metadata = { createdAt: context.now() };
	await deliver(context, { id, role: "user", metadata, parts: [{ type: "text", text }], wantsPerson, replaces });
}

/** Sends a message that did not arrive once more, under the same id. */
export async function resendMessage(context: StoreContext, id: string): Promise<void> {
	const message = context.state.value.messages.find((one) => one.id === id);
	if (message?.delivery?.state === "failed" && canSend(context.state.value)) await deliver(context, message);
}

/** Sends everything that did not arrive for want of a connection once more, one after the other. */
export async function resendUnsent(context: StoreContext): Promise<void> {
	const lost = context.state.value.messages.filter(
		({ delivery }) => delivery?.state === "failed" && delivery.problem === "connection_lost",
	);
	for (const { id } of lost) await resendMessage(context, id);
}

async function deliver(context: StoreContext, message: ShownMessage): Promise<void> {
	const visit = context.visit();
	context.dispatch({ type: "message-sent", message });
	let parts: PartStream;
	try {
		await ensureSession(context);
		if (visit.aborted) return;
		const { transport } = context;
		const send = message.wantsPerson ? transport.askForPerson : transport.send;
		parts = await send(requestOf(context, message), visit);
	} catch (error) {
		if (!visit.aborted) await refused(context, message, error);
		return;
	}
	if (visit.aborted) return;
	forgetUnsent(context, message.id);
	keepSession(context, { chat: context.state.value.chat });
	context.dispatch({ type: "message-accepted", messageId: message.id });
	context.dispatch({ type: "turn-joined", answerId: makeId("msg"), own: true });
	await followTurn(context, { parts, visit, reload: () => loadChat(context, visit) });
}

function requestOf(context: StoreContext, message: ShownMessage): ChatRequest {
	const where = message.wantsPerson ? undefined : context.where?.();
	const parts = message.parts.flatMap((part) => (part.type === "text" ? [{ type: part.type, text: part.text }] : []));
	return {
		id: context.state.value.chat,
		message: { id: message.id as ChatRequest["message"]["id"], role: "user", parts },
		...(where && { page: where }),
		...(message.replaces !== undefined && { replaces: message.replaces as ChatRequest["message"]["id"] }),
	};
}

/** Whoever the page vouches for has a session; anybody else gets one with the first message. */
async function ensureSession(context: StoreContext): Promise<void> {
	await settleIdentity(context);
	if (keptSession(context).token !== undefined) return;
	const { subject } = context.who.value;
	if (subject !== undefined) return renewSession(context, undefined);
	const { token, site } = await context.transport.openSession();
	if (context.who.value.subject !== subject) {
		// The page identified the visitor meanwhile: this one was for nobody.
		void context.transport.endSession(token).catch(() => undefined);
		return ensureSession(context);
	}
	keepSession(context, { token });
	context.setSite(site);
}

function forgetUnsent(context: StoreContext, id: string): void {
	if (keptWords(context).unsent?.id === id) keepWords(context, { unsent: undefined });
}

async function refused(context: StoreContext, message: ShownMessage, error: unknown): Promise<void> {
	if (refuseVisit(context, error)) return;
	noteLimit(context, error);
	const problem = error instanceof ProblemError ? error.code : "connection_lost";
	if (!(error instanceof ProblemError) || passing.has(problem)) {
		context.dispatch({ type: "message-undelivered", messageId: message.id, problem });
		return;
	}
	takeBackWords(context, textOf(message));
	context.dispatch({ type: "message-taken-back", messageId: message.id, problem });
	if (problem === "turn_running" || message.replaces !== undefined) await joinOther(context);
}

/** The conversation is not what it was thought to be, such as another tab's answer being written: show it as it is. The notice stays. */
async function joinOther(context: StoreContext): Promise<void> {
	const visit = context.visit();
	await loadChat(context, visit).catch((error: unknown) => {
		if (!visit.aborted) refuseVisit(context, error);
	});
}
