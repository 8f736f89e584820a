import * as z from "zod/mini";
import { idOf } from "./id.ts";
import { chatMessage } from "./message.ts";

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
