import * as z from "zod/mini";
import { idOf } from "./id.ts";

/** What a visitor may see of a tool call: its title in the owner's words and how it went; never its input or output. */
export const step = z.object({
	callId: idOf("call"),
	title: z.string(),
	state: z.enum(["running", "done", "failed", "unknown"]),
});
export type Step = z.infer<typeof step>;
