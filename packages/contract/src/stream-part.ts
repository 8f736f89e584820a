import * as z from "zod/mini";
import { approval } from "./approval.ts";
import { handover } from "./handover.ts";
import { idOf } from "./id.ts";
import { messageMetadata } from "./message.ts";
import { receipt } from "./receipt.ts";
import { sourceUrl } from "./source.ts";
import { step } from "./step.ts";

/**
 * The parts of a turn's event stream: the AI SDK's UI message stream protocol, as far as Bellhop uses it. Every event is
 * `id: <n>` and `data: <part as JSON>`, numbered from 1 within a turn; the stream ends with `data: [DONE]`.
 * At most one text block is open at a time. A reader passes over parts whose type it does not know.
 */
export const streamPart = z.discriminatedUnion("type", [
	z.object({
		type: z.literal("start"),
		messageId: idOf("msg"),
		messageMetadata: messageMetadata,
	}),
	z.object({ type: z.literal("text-start"), id: z.string() }),
	z.object({ type: z.literal("text-delta"), id: z.string(), delta: z.string() }),
	z.object({ type: z.literal("text-end"), id: z.string() }),
	z.object({ type: z.literal("data-step"), id: idOf("call"), data: step }),
	/** The agent offers to sign in (`message.ts`). */
	z.object({ type: z.literal("data-sign-in"), id: idOf("call"), data: z.object({}) }),
	/** An action waits for the visitor's word; with another state than `pending`, what became of an earlier card. */
	z.object({ type: z.literal("data-approval"), id: idOf("appr"), data: approval }),
	z.object({ type: z.literal("data-receipt"), id: idOf("call"), data: receipt }),
	z.object({ type: z.literal("data-handover"), id: z.string(), data: handover }),
	/** What the visitor may want to say next (`message.ts`); behind everything else. */
	z.object({ type: z.literal("data-suggestions"), id: z.string(), data: z.array(z.string()) }),
	/** Something the answer rests on (`source.ts`). */
	sourceUrl,
	/** The turn failed or was interrupted; `errorText` is a turn problem code. The last part but `[DONE]`. */
	z.object({ type: z.literal("error"), errorText: z.string() }),
	/** The visitor stopped the turn. The last part but `[DONE]`. */
	z.object({ type: z.literal("abort") }),
	/** The answer is whole. The last part but `[DONE]`. */
	z.object({ type: z.literal("finish") }),
]);
export type StreamPart = z.infer<typeof streamPart>;

/** A part with its number within the turn. */
export interface NumberedPart {
	readonly number: number;
	readonly part: StreamPart;
}
