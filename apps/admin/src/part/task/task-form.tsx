import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Refusal } from "../../store/client.ts";
import { go } from "../../store/place.ts";
import { sameJson } from "../../store/same-json.ts";
import {
	draftOfTask,
	keepTask,
	newTask,
	removeTask,
	saveTask,
	type Task,
	type TaskDraft,
	takeKeptTask,
	type UsableTool,
} from "../../store/tasks.ts";
import { FormHead } from "../form-head.tsx";
import { LeaveGuard } from "../leave-guard.tsx";
import { RemoveByName } from "../remove-by-name.tsx";
import { useSaveKey } from "../use-save-key.ts";
import { useSubmit } from "../use-submit.ts";
import { MoreFields } from "./more-fields.tsx";
import { StepList } from "./step-list.tsx";
import { Versions } from "./versions.tsx";
import { WhenFields } from "./when-fields.tsx";

interface TaskFormProps {
	/** The site's id. */
	readonly site: string;
	readonly task: Task | undefined;
	readonly tools: readonly UsableTool[];
	readonly saved: () => Promise<void>;
}

/** Every field of a task, and below it what it said before. What was typed stays when the BFF says no. */
export function TaskForm({ site, task, tools, saved }: TaskFormProps): JSX.Element {
	const id = task?.id ?? "new";
	const [draft, setDraft] = useState<TaskDraft>(() => takeKeptTask(site, id) ?? (task ? draftOfTask(task) : newTask));
	const change = (some: Partial<TaskDraft>) => setDraft((now) => ({ ...now, ...some }));
	const form = useRef<HTMLFormElement>(null);
	const { submit, busy, error } = useSubmit(async () => {
		const made = await saveTask(site, task?.id, draft);
		if (task) return saved();
		go("tasks", made.id);
	});
	useSaveKey((event) => {
		event.preventDefault();
		form.current?.requestSubmit();
	});
	const faults = error instanceof Refusal ? error.fields : new Map<string, string>();
	const dirty = !sameJson(draft, task ? draftOfTask(task) : newTask);
	const parts = { draft, change, faults };
	return (
		<div class="stack">
			{dirty && !busy && (
				<LeaveGuard name={task?.name ?? (draft.name || "the new task")} keep={() => keepTask(site, id, draft)} />
			)}
			<form class="stack" ref={form} onSubmit={submit}>
				<FormHead title={task?.name ?? "New task"} dirty={dirty} busy={busy} error={error} />
				<WhenFields {...parts} />
				<StepList {...parts} tools={tools} />
				<MoreFields {...parts} />
			</form>
			{task && <Versions key={task.version} site={site} task={task} take={(content) => change(content)} />}
			{task && (
				<RemoveByName
					name={task.name}
					remove={async () => {
						await removeTask(site, task.id);
						go("tasks");
					}}
				/>
			)}
		</div>
	);
}
