import type { ApprovalDecision } from "@bellhop/contract/approval";
import type { ChatAnswer } from "@bellhop/contract/chat";
import type { ChatRequest } from "@bellhop/contract/chat-request";
import type { Id } from "@bellhop/contract/id";
import type { RatingRequest } from "@bellhop/contract/rating";
import type { CurrentSession, SessionAnswer } from "@bellhop/contract/session";
import type { NumberedPart } from "@bellhop/contract/stream-part";

/**
 * The parts of one turn in order, those together that came together. It ends when the server said `[DONE]` and throws
 * ConnectionLost when it did not.
 */
export type PartStream = AsyncIterable<readonly NumberedPart[]>;

/** A place in a conversation's stream: after event `after`, of the turn named or else of the one that runs. */
export interface StreamPosition {
	readonly chat: Id<"chat">;
	readonly turn: Id<"turn"> | undefined;
	readonly after: number;
}

/** A turn that ended badly, to be run once more. */
export interface EndedTurn {
	readonly chat: Id<"chat">;
	readonly turn: Id<"turn">;
}

/** What the visitor says to a card. */
export interface GivenDecision extends ApprovalDecision {
	readonly chat: Id<"chat">;
	readonly approval: Id<"appr">;
}

/** An anonymous session that learns who it is for, and the conversation that comes along. */
export interface IdentityChange {
	/** The anonymous session's. */
	readonly token: string;
	readonly identityToken: string;
	readonly chat: Id<"chat">;
}

/**
 * How the store speaks to a BFF. Every call throws ProblemError when it is refused and ConnectionLost when nobody
 * answers; calls that stream resolve as soon as the server has accepted. Aborting a signal ends the reading, not the turn.
 */
export interface Transport {
	/** A new session: an anonymous one, or the one of whom the token is for. */
	openSession(identityToken?: string): Promise<SessionAnswer>;
	/** Changes an anonymous session for the one of whom the token is for. */
	identify(change: IdentityChange): Promise<SessionAnswer>;
	currentSession(): Promise<CurrentSession>;
	/** Also while the page is being left. */
	endSession(token: string): Promise<unknown>;
	load(chat: Id<"chat">): Promise<ChatAnswer>;
	/** Idempotent on the message's id: sending again attaches to the same turn. */
	send(request: ChatRequest, signal: AbortSignal): Promise<PartStream>;
	/** Sends a message with which the visitor asks for a person. */
	askForPerson(request: ChatRequest, signal: AbortSignal): Promise<PartStream>;
	/** Undefined when there is nothing to read: no turn runs, or it is over and told. */
	resume(position: StreamPosition, signal: AbortSignal): Promise<PartStream | undefined>;
	/** Idempotent: the same word again attaches to the same turn. */
	decide(given: GivenDecision, signal: AbortSignal): Promise<PartStream>;
	/** Keeps what the visitor thinks of an answer, or of the whole conversation. */
	rate(chat: Id<"chat">, rating: RatingRequest): Promise<void>;
	retry(ended: EndedTurn, signal: AbortSignal): Promise<PartStream>;
	stop(chat: Id<"chat">): Promise<void>;
}
