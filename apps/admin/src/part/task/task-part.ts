import type { TaskDraft } from "../../store/tasks.ts";

/** What every part of the editor is given: the task as it would be saved, how it is changed, and what is wrong with which field. */
export interface TaskPart {
	readonly draft: TaskDraft;
	readonly change: (some: Partial<TaskDraft>) => void;
	readonly faults: ReadonlyMap<string, string>;
}
