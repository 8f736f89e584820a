import * as z from "zod/mini";
import { idOf } from "./id.ts";
import { pageContext } from "./page.ts";

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
	/** Where the visitor is, if the page tells. */
	page: z.optional(pageContext),
});
export type ChatRequest = z.infer<typeof chatRequest>;

/** Body of `POST /v1/chat/:id/handover`: a message of the visitor's, with which they ask for a person. */
export const handoverRequest = z.object({ message: chatRequest.shape.message });

/** Body of `POST /v1/chat/:id/retry`: the turn that failed, was stopped or was interrupted, to be run once more. */
export const retryRequest = z.object({ turnId: idOf("turn") });
export type RetryRequest = z.infer<typeof retryRequest>;
