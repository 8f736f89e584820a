import type { Id } from "@bellhop/contract/id";
import type { ChatMessage } from "@bellhop/contract/message";

/** A message as shown; `delivery` is set on the visitor's own until the BFF has accepted them. */
export interface ShownMessage extends ChatMessage {
	readonly delivery?: Delivery | undefined;
	/** The message in whose place it is written. */
	readonly replaces?: string | undefined;
	/** Whether the visitor asks for a person with it. */
	readonly wantsPerson?: boolean;
}

/** On its way, or not arrived and why: a problem code. */
export type Delivery = { readonly state: "sending" } | { readonly state: "failed"; readonly problem: string };

/** Whether something is under way: a message on its way, an answer being written, or one being stopped. */
export type Phase = "idle" | "sending" | "running" | "stopping";

/** How far the earlier messages are: none to load, being loaded (`slow` after a moment), there, or not to be had. */
export type HistoryState = "none" | "loading" | "slow" | "ready" | "failed";

/** Everything the panel shows of a conversation. */
export interface ChatState {
	readonly chat: Id<"chat">;
	readonly messages: readonly ShownMessage[];
	readonly phase: Phase;
	readonly connection: "steady" | "lost";
	readonly history: HistoryState;
	/** A problem code to be said calmly above the composer. */
	readonly notice: string | undefined;
	/** What the visitor thinks of the whole, from 1 (bad) to 5 (good). */
	readonly rating?: number | undefined;
	/** The message that what is typed will take the place of. */
	readonly editing?: string | undefined;
	/** What the visitor wrote while an answer was being written: it goes out after it. */
	readonly queued?: string | undefined;
	/** Where an allowance was used up (`rate_limited`): from when on it goes on, ISO 8601. */
	readonly limitedUntil?: string;
}

/** What the visitor wrote in a message. */
export function textOf({ parts }: ShownMessage): string {
	return parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/** A conversation in which nothing has been said. */
export function emptyChat(chat: Id<"chat">, notice?: string): ChatState {
	return { chat, messages: [], phase: "idle", connection: "steady", history: "none", notice };
}

/** Whether an answer is being written, or a message on its way: what is written now can wait for its end. */
export function canQueue({ phase, history }: ChatState): boolean {
	return phase !== "idle" && (history === "none" || history === "ready");
}

/** Whether the composer may send now. */
export function canSend(state: ChatState): boolean {
	return state.phase === "idle" && (state.history === "none" || state.history === "ready");
}

/** Whether nothing was sent from here yet; words that did not arrive before a reload do not count. */
export function isUntouched(state: ChatState): boolean {
	return state.phase === "idle" && state.messages.every((message) => message.delivery?.state === "failed");
}

/** Whether something the visitor wrote is on its way, or waits to be sent once more. */
export function hasUnsent(state: ChatState): boolean {
	return state.messages.some((message) => message.delivery);
}
