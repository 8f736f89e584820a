import * as z from "zod/mini";
import { idOf } from "./id.ts";
import { chatMessage } from "./message.ts";

/**
 * Body of `POST /v1/chat`. Chat and message ids are made by the client and belong to the session that first used them.
 * Keys beyond these (`trigger`, `messageId`: the AI SDK's stock transport sends them) are passed over.
 */
export const chatRequest = z.object({
	id: idOf("chat"),
	message: z.object({
		id: idOf("msg"),
		role: z.literal("user"),
		parts: z.array(z.object({ type: z.literal("text"), text: z.string() })).check(z.minLength(1), z.maxLength(16)),
	}),
	/** The visitor's newest message, in whose place this one is written; it and its answer are shown no more. */
	replaces: z.optional(idOf("msg")),
});
export type ChatRequest = z.infer<typeof chatRequest>;

/** Body of `POST /v1/chat/:id/handover`: a message of the visitor's, with which they ask for a person. */
export const handoverRequest = z.object({ message: chatRequest.shape.message });

/** Body of `POST /v1/chat/:id/retry`: the turn that failed, was stopped or was interrupted, to be run once more. */
export const retryRequest = z.object({ turnId: idOf("turn") });
export type RetryRequest = z.infer<typeof retryRequest>;

/** A conversation in a list. `status` says whether a turn runs in it right now. */
export const chatSummary = z.object({
	id: idOf("chat"),
	/** The beginning of the visitor's first message. */
	title: z.string(),
	/** ISO 8601, UTC. */
	updatedAt: z.string(),
	status: z.enum(["idle", "running"]),
});
export type ChatSummary = z.infer<typeof chatSummary>;

/** Answer of `GET /v1/chat/:id`. An answer still being written is not among `messages`: it comes from the stream. */
export const chatAnswer = z.extend(chatSummary, {
	messages: z.array(chatMessage),
	/** What the visitor thinks of the whole, from 1 (bad) to 5 (good). */
	rating: z.optional(z.number()),
});
export type ChatAnswer = z.infer<typeof chatAnswer>;
