import * as z from "zod/mini";
import { approval } from "./approval.ts";
import { handover } from "./handover.ts";
import { idOf } from "./id.ts";
import { receipt } from "./receipt.ts";
import { sourceUrl } from "./source.ts";
import { step } from "./step.ts";

/** The longest message a visitor may send, in UTF-16 code units (`String.length`). */
export const longestMessage = 8_000;

const textPart = z.object({
	type: z.literal("text"),
	text: z.string(),
	state: z.optional(z.enum(["streaming", "done"])),
});

const stepPart = z.object({
	type: z.literal("data-step"),
	id: idOf("call"),
	data: step,
});

/** The agent offers to sign in: what was asked for is for verified visitors. Means nothing to somebody who is one by now. */
const signInPart = z.object({
	type: z.literal("data-sign-in"),
	id: idOf("call"),
	data: z.object({}),
});

/** An action waits for the visitor's word, or got it (`approval.ts`). */
const approvalPart = z.object({
	type: z.literal("data-approval"),
	id: idOf("appr"),
	data: approval,
});

/** What became of an action (`receipt.ts`). */
const receiptPart = z.object({
	type: z.literal("data-receipt"),
	id: idOf("call"),
	data: receipt,
});

/** A person is asked to take over (`handover.ts`). */
const handoverPart = z.object({
	type: z.literal("data-handover"),
	id: z.string(),
	data: handover,
});

/** What the visitor may want to say next. Nothing is sent before they choose one; then it is a message of theirs. */
const suggestionsPart = z.object({
	type: z.literal("data-suggestions"),
	id: z.string(),
	data: z.array(z.string()),
});

/** One part of a message, as AI SDK UI messages write it. */
export const messagePart = z.discriminatedUnion("type", [
	textPart,
	stepPart,
	signInPart,
	approvalPart,
	receiptPart,
	handoverPart,
	suggestionsPart,
	sourceUrl,
]);
export type MessagePart = z.infer<typeof messagePart>;

/** How the turn behind an answer stands: `running` until it ends in exactly one of the others. */
export const turnState = z.enum(["running", "done", "stopped", "failed", "interrupted"]);
export type TurnState = z.infer<typeof turnState>;

/** What an answer says about its turn. `problem` is a turn problem code, present when the turn failed or was interrupted. */
export const messageMetadata = z.object({
	turnId: z.optional(idOf("turn")),
	state: z.optional(turnState),
	problem: z.optional(z.string()),
	/** ISO 8601, UTC. */
	createdAt: z.optional(z.string()),
	/** What the visitor thinks of an answer: 1 (bad) or 5 (good). */
	rating: z.optional(z.number()),
});
export type MessageMetadata = z.infer<typeof messageMetadata>;

/** A message of a conversation: an AI SDK UI message with the parts and metadata Bellhop uses. */
export const chatMessage = z.object({
	id: z.string(),
	role: z.enum(["user", "assistant"]),
	metadata: z.optional(messageMetadata),
	parts: z.array(messagePart),
});
export type ChatMessage = z.infer<typeof chatMessage>;
