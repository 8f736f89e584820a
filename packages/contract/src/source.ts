import * as z from "zod/mini";

/** Something an answer rests on, for the visitor to read: the AI SDK's `source-url` part. */
export const sourceUrl = z.object({
	type: z.literal("source-url"),
	/** The number by which the answer's words point at it, as `[1]` does; the same for the same address within an answer. */
	sourceId: z.string(),
	/** With http or https. */
	url: z.string(),
	title: z.string(),
});
export type SourceUrl = z.infer<typeof sourceUrl>;
