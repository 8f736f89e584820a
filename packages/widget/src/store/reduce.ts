import type { ChatAnswer } from "@bellhop/contract/chat";
import { emptyAnswer, foldPart, hasActed, withApproval } from "@bellhop/contract/fold-part";
import type { Id } from "@bellhop/contract/id";
import type { StreamPart } from "@bellhop/contract/stream-part";
import { type ChatState, type Delivery, emptyChat, type HistoryState, type ShownMessage } from "./state.ts";

/** Everything that can happen to a conversation, noun first. */
export type ChatEvent =
	| { readonly type: "message-sent"; readonly message: ShownMessage }
	| { readonly type: "message-accepted"; readonly messageId: string }
	| { readonly type: "message-undelivered"; readonly messageId: string; readonly problem: string }
	| { readonly type: "message-taken-back"; readonly messageId: string; readonly problem: string }
	/** `own` when it was begun here. */
	| { readonly type: "turn-joined"; readonly answerId: string; readonly own?: true }
	| { readonly type: "turn-retried"; readonly turn: string; readonly answerId: string }
	| { readonly type: "part-received"; readonly part: StreamPart }
	| { readonly type: "phase-changed"; readonly phase: ChatState["phase"]; readonly notice?: string | undefined }
	| { readonly type: "connection-changed"; readonly connection: ChatState["connection"] }
	| { readonly type: "history-changed"; readonly history: HistoryState }
	| { readonly type: "history-loaded"; readonly answer: ChatAnswer }
	| { readonly type: "chat-started"; readonly chat: Id<"chat">; readonly notice?: string | undefined }
	| { readonly type: "limit-reached"; readonly until: string }
	| { readonly type: "rating-changed"; readonly answer: string | undefined; readonly rating: number | undefined }
	| { readonly type: "editing-changed"; readonly message: string | undefined }
	| { readonly type: "queue-changed"; readonly queued: string | undefined }
	| { readonly type: "notice-changed"; readonly notice: string | undefined };

/** What a conversation is after an event. Pure; messages an event does not touch keep their identity. */
export function reduce(state: ChatState, event: ChatEvent): ChatState {
	switch (event.type) {
		case "message-sent":
			return {
				...state,
				...{ phase: "sending", notice: undefined, editing: undefined },
				messages: withSent(state.messages, event.message),
			};
		case "message-accepted":
			return { ...state, messages: delivered(state.messages, event.messageId, undefined) };
		case "message-undelivered": {
			const failed: Delivery = { state: "failed", problem: event.problem };
			return { ...state, phase: "idle", messages: delivered(state.messages, event.messageId, failed) };
		}
		case "message-taken-back": {
			const messages = state.messages.filter((message) => message.id !== event.messageId);
			return { ...state, phase: "idle", notice: event.problem, messages };
		}
		case "turn-joined":
			return { ...running(state), messages: [...settled(state.messages), emptyAnswer(event.answerId)] };
		case "turn-retried": {
			const kept = state.messages.filter(
				(message) => message.metadata?.turnId !== event.turn || message.role === "user" || hasActed(message),
			);
			return { ...running(state), messages: [...kept, emptyAnswer(event.answerId)] };
		}
		case "part-received":
			return withPart(state, event.part);
		case "phase-changed":
			return { ...state, phase: event.phase, notice: event.notice };
		case "connection-changed":
			return { ...state, connection: event.connection };
		case "history-changed":
			return { ...state, history: event.history };
		case "history-loaded":
			return {
				...state,
				...{ history: "ready", connection: "steady", phase: "idle" },
				messages: merged(state, event.answer),
				rating: event.answer.rating,
			};
		case "chat-started":
			return emptyChat(event.chat, event.notice);
		case "limit-reached":
			return { ...state, limitedUntil: event.until };
		case "rating-changed":
			return withRating(state, event);
		case "editing-changed":
			return { ...state, editing: event.message };
		case "queue-changed":
			return { ...state, queued: event.queued };
		case "notice-changed":
			return { ...state, notice: event.notice };
	}
}

function running(state: ChatState): ChatState {
	return { ...state, phase: "running", connection: "steady" };
}

function withSent(messages: readonly ShownMessage[], sent: ShownMessage): readonly ShownMessage[] {
	const place = messages.findIndex((message) => message.id === sent.replaces);
	const kept = place < 0 ? messages : messages.slice(0, place);
	const others = kept.filter((message) => message.id !== sent.id);
	return [...others, { ...sent, delivery: { state: "sending" } }];
}

function delivered(
	messages: readonly ShownMessage[],
	id: string,
	delivery: Delivery | undefined,
): readonly ShownMessage[] {
	return messages.map((message) => (message.id === id ? { ...message, delivery } : message));
}

/** Without the answer that was being read: the BFF keeps it, and it comes back with the stream or the history. */
function settled(messages: readonly ShownMessage[]): readonly ShownMessage[] {
	return messages.filter((message) => message.role === "user" || message.metadata?.state !== "running");
}

function withPart(state: ChatState, part: StreamPart): ChatState {
	const last = state.messages.at(-1);
	if (last?.role !== "assistant" || last.metadata?.state !== "running") return state;
	const answer = foldPart(last, part);
	const before = state.messages.slice(0, -1);
	const over = answer.metadata?.state !== "running";
	return {
		...state,
		connection: "steady",
		phase: over ? "idle" : state.phase,
		notice: over && state.notice === "turn_running" ? undefined : state.notice,
		messages: [...(part.type === "data-approval" ? before.map((one) => withNews(one, part)) : before), answer],
	};
}

/** What an earlier message is when something becomes known of a card in it. */
function withNews(message: ShownMessage, part: StreamPart & { type: "data-approval" }): ShownMessage {
	return message.parts.some((one) => one.type === part.type && one.id === part.id)
		? { ...message, parts: withApproval(message.parts, part) }
		: message;
}

function withRating(state: ChatState, { answer, rating }: ChatEvent & { type: "rating-changed" }): ChatState {
	if (answer === undefined) return { ...state, rating };
	const messages = state.messages.map((message) =>
		message.id === answer ? { ...message, metadata: { ...message.metadata, rating } } : message,
	);
	return { ...state, messages };
}

/** The stored messages, and after them the visitor's own that never arrived. */
function merged(state: ChatState, answer: ChatAnswer): readonly ShownMessage[] {
	const stored = new Set(answer.messages.map((message) => message.id));
	return [...answer.messages, ...state.messages.filter((message) => message.delivery && !stored.has(message.id))];
}
