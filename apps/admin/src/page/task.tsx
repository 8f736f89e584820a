import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Back } from "../part/back.tsx";
import { Show } from "../part/fetched.tsx";
import { Gone } from "../part/gone.tsx";
import { TaskForm } from "../part/task/task-form.tsx";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";
import { fetchTasks, type Tasks } from "../store/tasks.ts";

/** One task, or a new one. */
export function TaskPage({ site, id }: { readonly site: Site; readonly id: string }): JSX.Element {
	const found = useMemo(() => resource<Tasks>(), []);
	const load = () => found.load(() => fetchTasks(site.id));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<Back page="tasks" title="Tasks" />
			<Show of={found.now.value} again={load}>
				{({ tasks, tools }) => {
					const task = tasks.find((one) => one.id === id);
					if (!task && id !== "new") return <Gone what="task" />;
					return <TaskForm site={site.id} task={task} tools={tools} saved={load} />;
				}}
			</Show>
		</div>
	);
}
