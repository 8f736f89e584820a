import type { ModelMessage } from "ai";
import * as z from "zod";
import { messagesOf } from "../agent/said.ts";
import { playgroundRun } from "./open-draft-desk.ts";

/** How much of a playground's conversation the model is reminded of. */
const most = { exchanges: 30, text: 8_000, output: 70_000, parts: 60 };

const said = z.discriminatedUnion("type", [
	z.object({ type: z.literal("text"), text: z.string().max(most.output) }),
	z.object({
		type: z.literal("call"),
		id: z.string().max(100),
		toolName: z.string().max(100),
		input: z.record(z.string(), z.unknown()),
		output: z.string().max(most.output),
	}),
]);

/** One message and the answer it got. The page keeps them: what is said in the playground is stored nowhere. */
const exchange = z.object({
	message: z.string().max(most.text),
	answer: z.array(said).max(most.parts),
});
export type Exchange = z.infer<typeof exchange>;

/** A question in the playground. */
export const playgroundQuestion = z.object({
	before: z
		.array(exchange)
		.max(most.exchanges, "Begin anew: this conversation is too long for the playground.")
		.default([]),
	message: z.string().trim().min(1, "Write a message").max(most.text),
	/** The procedure that runs, as the last answer left it. */
	run: playgroundRun.optional(),
	/** Claims of a made-up identity; absent means a visitor nobody knows. */
	claims: z.record(z.string(), z.json()).optional(),
});
export type PlaygroundQuestion = z.infer<typeof playgroundQuestion>;

/** The conversation as the model reads it, ending with the newest message. */
export function historyOf({ before, message }: PlaygroundQuestion): ModelMessage[] {
	const earlier = before.flatMap(({ message: asked, answer }): ModelMessage[] => [
		{ role: "user", content: asked },
		...messagesOf(answer),
	]);
	return [...earlier, { role: "user", content: message }];
}
