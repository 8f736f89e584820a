import * as z from "zod";
import type { TaskDesk } from "../agent/task-desk.ts";
import type { Clock } from "../clock.ts";
import { canFinish } from "../task/gate.ts";
import type { ListedTask } from "../task/list-tasks.ts";
import type { TaskRun } from "../task/task-run.ts";

/** A run as the page keeps it between two messages; what its procedure says is looked up, in the version of now. */
export const playgroundRun = z.object({
	taskId: z.string(),
	step: z.int().min(0).max(100),
	notes: z.array(z.object({ step: z.string().max(200), note: z.string().max(600), at: z.string().max(40) })).max(100),
	data: z.record(z.string().max(100), z.string().max(600)),
	/** Tools that were used with success since the step began. */
	used: z.array(z.string().max(100)).max(100),
});
export type PlaygroundRun = z.infer<typeof playgroundRun>;

/** A run as the trace shows it. */
export interface ShownRun extends PlaygroundRun {
	readonly name: string;
	readonly version: number;
	readonly state: TaskRun["state"];
	/** The titles of all steps. */
	readonly steps: readonly string[];
}

/** Where the playground's answer keeps its procedure: in memory, with every draft on offer, telling the page what changes. */
export interface DraftDesk extends TaskDesk {
	/** Says that a tool was used with success. */
	note(tool: string): void;
}

/** @param tasks the site's, drafts among them. @param tell what becomes of the run */
export function openDraftDesk(
	{ clock }: { readonly clock: Clock },
	{
		tasks,
		tools,
		kept,
		tell,
	}: {
		readonly tasks: readonly ListedTask[];
		/** The names of the tools that this answer has. */
		readonly tools: ReadonlySet<string>;
		readonly kept: PlaygroundRun | undefined;
		readonly tell: (run: ShownRun) => void;
	},
): DraftDesk {
	const used = new Set(kept?.used);
	const known = tasks.find(({ task }) => task.id === kept?.taskId);
	const now = () => clock.now();
	const versions = new Map(tasks.map(({ task }) => [task.id, task.version]));
	const show = (run: TaskRun) =>
		tell({
			...{ taskId: run.taskId, step: run.step, notes: [...run.notes], data: { ...run.data }, used: [...used] },
			...{ name: run.content.name, version: run.version, state: run.state },
			steps: run.content.steps.map(({ title }) => title),
		});
	const desk: DraftDesk = {
		tasks: tasks
			.filter(({ content }) => canFinish(content, tools))
			.map(({ task, content }) => ({ taskId: task.id, version: task.version, content })),
		all: tasks.map(({ content }) => content),
		run:
			kept && known
				? {
						...{ taskId: known.task.id, version: versions.get(known.task.id) ?? 1, content: known.content },
						...{ state: "running", step: kept.step, stepSince: now(), notes: kept.notes, data: kept.data },
					}
				: undefined,
		now,
		keep: async (run) => {
			used.clear();
			desk.run = run;
			show(run);
			return [];
		},
		usedSince: async () => used,
		note: (tool) => {
			used.add(tool);
			if (desk.run?.state === "running") show(desk.run);
		},
	};
	return desk;
}
