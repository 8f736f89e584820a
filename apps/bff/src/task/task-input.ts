import * as z from "zod";

const line = (most: number) => z.string().trim().min(1).max(most);
const lines = z.array(line(300)).max(10);

/** A procedure as an admin writes it. */
export const taskInput = z
	.object({
		name: line(80),
		description: line(1_000),
		triggers: lines.default([]),
		negatives: lines.default([]),
		examples: z.array(line(6_000)).max(5).default([]),
		steps: z
			.array(z.object({ title: line(100), text: line(4_000) }))
			.min(1, "At least one step")
			.max(20, "At most 20 steps"),
		handoverRules: z.string().trim().max(2_000).default(""),
		guidance: z.string().trim().max(4_000).default(""),
		runOnHandover: z.boolean().default(false),
		state: z.enum(["draft", "live"]).default("draft"),
	})
	.superRefine(({ state, triggers, runOnHandover }, issues) => {
		if (state === "live" && triggers.length === 0 && !runOnHandover) {
			const message = "A live task needs an example of what a visitor may say that wants it.";
			issues.addIssue({ code: "custom", path: ["triggers"], message });
		}
	});
export type TaskInput = z.input<typeof taskInput>;
