import type { ChatMessage, MessagePart } from "./message.ts";
import type { StreamPart } from "./stream-part.ts";

/** An answer of which nothing has been said yet. */
export function emptyAnswer(id: string): ChatMessage {
	return { id, role: "assistant", metadata: { state: "running" }, parts: [] };
}

/**
 * Folds one stream part into an answer and returns the new answer; parts that did not change keep their identity, so a
 * view redraws the last one alone. The BFF folds the event log into the stored message with it, the widget the stream
 * into what it shows: both see the same message. A part that makes no sense where it stands changes nothing.
 */
export function foldPart(message: ChatMessage, part: StreamPart): ChatMessage {
	switch (part.type) {
		case "start":
			return {
				...message,
				id: part.messageId,
				metadata: { ...message.metadata, ...part.messageMetadata },
			};
		case "text-start":
			return { ...message, parts: [...closed(message.parts), { type: "text", text: "", state: "streaming" }] };
		case "text-delta":
			return { ...message, parts: appended(message.parts, part.delta) };
		case "text-end":
			return { ...message, parts: closed(message.parts) };
		case "data-step":
			return { ...message, parts: withStep(message.parts, part) };
		case "data-sign-in":
			return { ...message, parts: withOnce(message.parts, part) };
		case "data-approval":
			return { ...message, parts: withApproval(message.parts, part) };
		case "data-receipt":
			return { ...message, parts: withReceipt(message.parts, part) };
		case "data-handover":
		case "data-suggestions":
			return { ...message, parts: withOnce(message.parts, part) };
		case "source-url":
			return { ...message, parts: withSource(message.parts, part) };
		case "error":
			return ended(message, {
				state: part.errorText === "turn_interrupted" ? "interrupted" : "failed",
				problem: part.errorText,
			});
		case "abort":
			return ended(message, { state: "stopped" });
		case "finish":
			return ended(message, { state: "done" });
	}
}

function ended(message: ChatMessage, outcome: ChatMessage["metadata"]): ChatMessage {
	return {
		...message,
		metadata: { ...message.metadata, ...outcome },
		parts: closed(message.parts).map(settled),
	};
}

/** A step still running when its turn ended was cut off: nobody knows how it went. */
function settled(part: MessagePart): MessagePart {
	return part.type === "data-step" && part.data.state === "running"
		? { ...part, data: { ...part.data, state: "unknown" } }
		: part;
}

function appended(parts: readonly MessagePart[], delta: string): MessagePart[] {
	const last = parts.at(-1);
	if (last?.type !== "text" || last.state !== "streaming") return [...parts];
	return [...parts.slice(0, -1), { ...last, text: last.text + delta }];
}

function closed(parts: readonly MessagePart[]): MessagePart[] {
	const last = parts.at(-1);
	if (last?.type !== "text" || last.state !== "streaming") return [...parts];
	return last.text === "" ? parts.slice(0, -1) : [...parts.slice(0, -1), { ...last, state: "done" }];
}

function withStep(parts: readonly MessagePart[], step: MessagePart & { type: "data-step" }): MessagePart[] {
	const { type, id, data } = step;
	const known = parts.some((part) => part.type === "data-step" && part.id === id);
	if (!known) return [...closed(parts), { type, id, data }];
	return parts.map((part) => (part.type === "data-step" && part.id === id ? { type, id, data } : part));
}

/** A settled card is news of one that may stand in an earlier message; it makes none of its own. */
export function withApproval(
	parts: readonly MessagePart[],
	card: MessagePart & { type: "data-approval" },
): MessagePart[] {
	const { type, id, data } = card;
	const known = parts.some((part) => part.type === type && part.id === id);
	if (known) return parts.map((part) => (part.type === type && part.id === id ? { type, id, data } : part));
	return data.state === "pending" ? [...closed(parts), { type, id, data }] : [...parts];
}

/** Takes the place of the step that showed the action under way, and of an earlier word about the same action. */
function withReceipt(parts: readonly MessagePart[], receipt: MessagePart & { type: "data-receipt" }): MessagePart[] {
	const { type, id, data } = receipt;
	const under = parts.findIndex((part) => (part.type === type || part.type === "data-step") && part.id === id);
	return under < 0
		? [...closed(parts), { type, id, data }]
		: parts.map((part, index) => (index === under ? { type, id, data } : part));
}

/** Stands once in an answer, however often the agent thinks of it. */
function withOnce(
	parts: readonly MessagePart[],
	part: MessagePart & { type: "data-sign-in" | "data-handover" | "data-suggestions" },
): MessagePart[] {
	return parts.some(({ type }) => type === part.type) ? [...parts] : [...closed(parts), part];
}

/** Each address once, as it was named first. */
function withSource(parts: readonly MessagePart[], source: MessagePart & { type: "source-url" }): MessagePart[] {
	const known = parts.some((part) => part.type === "source-url" && part.url === source.url);
	return known ? [...parts] : [...closed(parts), source];
}

/** Whether something was asked for or done in an answer: it stays, whatever takes its place. */
export function hasActed({ parts }: Pick<ChatMessage, "parts">): boolean {
	return parts.some(({ type }) => type === "data-approval" || type === "data-receipt" || type === "data-handover");
}
