import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Age } from "../part/age.tsx";
import { Show } from "../part/fetched.tsx";
import { to } from "../store/place.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";
import { fetchTasks, type Tasks } from "../store/tasks.ts";

/** The procedures that the agent follows. */
export function TasksPage({ site }: { readonly site: Site }): JSX.Element {
	const found = useMemo(() => resource<Tasks>(), []);
	const load = () => found.load(() => fetchTasks(site.id));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<div class="head">
				<h1>Tasks</h1>
				<a class="button main" data-key="n" href={to("tasks", "new")}>
					New task
				</a>
			</div>
			<Show of={found.now.value} again={load}>
				{({ tasks }) => (tasks.length === 0 ? <NoTasks /> : <TaskList tasks={tasks} />)}
			</Show>
		</div>
	);
}

function NoTasks(): JSX.Element {
	return (
		<section class="card stack">
			<h2>No tasks yet</h2>
			<p>
				A task is a procedure in your own words, such as “Refund an order”: look it up, ask why, check the policy,
				refund. The agent follows it step by step, and a tool that stands in a step cannot be used before the steps
				ahead of it are done.
			</p>
		</section>
	);
}

function TaskList({ tasks }: Pick<Tasks, "tasks">): JSX.Element {
	return (
		<ul class="rows">
			{tasks.map(({ id, name, state, steps, version, updatedAt, runOnHandover }) => (
				<li key={id}>
					<a href={to("tasks", id)}>
						<strong>{name}</strong>
						<span class="muted">
							{steps.length} {steps.length === 1 ? "step" : "steps"}, version {version}
							{runOnHandover && ", before every handover"}
						</span>
					</a>
					<span class="marks">
						<span class={state === "live" ? "badge good" : "badge"}>{state === "live" ? "Live" : "Draft"}</span>
						<span class="muted">
							changed <Age at={updatedAt} />
						</span>
					</span>
				</li>
			))}
		</ul>
	);
}
