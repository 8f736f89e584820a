import type { TaskContent } from "../database/tables/index.ts";
import type { TaskRun } from "../task/task-run.ts";
import type { ShownPart } from "./agent-tool.ts";

/** A procedure that can be started. */
export interface OfferedTask {
	readonly taskId: `task_${string}`;
	readonly version: number;
	readonly content: TaskContent;
}

/** Where an answer looks up which procedure runs, and writes down how far it is. */
export interface TaskDesk {
	readonly tasks: readonly OfferedTask[];
	/** Every procedure that counts here, those among them that this visitor cannot finish. */
	readonly all: readonly TaskContent[];
	/** The run as it stands now; over or not. */
	run: TaskRun | undefined;
	now(): Date;
	/** Keeps a run that has changed. @returns what the visitor is shown of it, such as that a person is asked now */
	keep(run: TaskRun): Promise<readonly ShownPart[]>;
	/** The names of tools that were used with success since a moment. */
	usedSince(since: Date): Promise<ReadonlySet<string>>;
}
