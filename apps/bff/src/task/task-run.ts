import type { StepNote, TaskContent, TaskStep } from "../database/tables/index.ts";

/** A procedure on its way, wherever it is kept. */
export interface TaskRun {
	readonly taskId: `task_${string}`;
	readonly version: number;
	readonly content: TaskContent;
	readonly state: "running" | "done" | "left" | "handed_over";
	/** From 0. */
	readonly step: number;
	readonly stepSince: Date;
	readonly notes: readonly StepNote[];
	readonly data: Readonly<Record<string, string>>;
}

/** A run that is at its first step. */
export function begunRun(task: Pick<TaskRun, "taskId" | "version" | "content">, now: Date): TaskRun {
	return { ...task, state: "running", step: 0, stepSince: now, notes: [], data: {} };
}

/** The step a run is at; nothing when it is over. */
export function stepOf({ state, content, step }: TaskRun): TaskStep | undefined {
	return state === "running" ? content.steps[step] : undefined;
}

/** What is written down when a step is finished. */
export interface FinishedStep {
	readonly note: string;
	readonly data: Readonly<Record<string, string>>;
	readonly at: Date;
}

/** The run at its next step, or done. */
export function withStepFinished(run: TaskRun, { note, data, at }: FinishedStep): TaskRun {
	const title = stepOf(run)?.title ?? "";
	const step = run.step + 1;
	return {
		...run,
		state: step < run.content.steps.length ? "running" : "done",
		...{ step, stepSince: at },
		notes: [...run.notes, { step: title, note, at: at.toISOString() }],
		data: { ...run.data, ...data },
	};
}
