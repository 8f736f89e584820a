import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { compareLines } from "../../store/compare-lines.ts";
import { resource } from "../../store/resource.ts";
import {
	draftOfTask,
	fetchVersions,
	linesOfTask,
	type Task,
	type TaskDraft,
	type TaskVersion,
} from "../../store/tasks.ts";
import { Age } from "../age.tsx";
import { Show } from "../fetched.tsx";

interface VersionsProps {
	readonly site: string;
	readonly task: Task;
	/** Puts what a version said into the editor. */
	readonly take: (content: Omit<TaskDraft, "state">) => void;
}

/** What a task said before, how it differs from now, and the way back. */
export function Versions({ site, task, take }: VersionsProps): JSX.Element {
	const versions = useMemo(() => resource<readonly TaskVersion[]>(), []);
	const load = () => versions.load(() => fetchVersions(site, task.id));
	useEffect(() => void load(), []);
	return (
		<section class="card stack">
			<h2>Versions</h2>
			<p class="muted">A conversation goes on with the version it started with.</p>
			<Show of={versions.now.value} again={load}>
				{(found) => (
					<ul class="rows">
						{found.map((version) => (
							<li key={version.version}>
								<Version version={version} task={task} take={take} />
							</li>
						))}
					</ul>
				)}
			</Show>
		</section>
	);
}

function Version({
	version,
	task,
	take,
}: { readonly version: TaskVersion } & Omit<VersionsProps, "site">): JSX.Element {
	const [taken, setTaken] = useState(false);
	const isNow = version.version === task.version;
	return (
		<details>
			<summary>
				Version {version.version} {isNow && <span class="badge">now</span>}{" "}
				<span class="muted">
					by {version.actor}, <Age at={version.createdAt} />
				</span>
			</summary>
			{isNow ? (
				<p class="muted">This is what the task says now.</p>
			) : (
				<>
					<Difference before={linesOfTask(version.content)} after={linesOfTask(task)} />
					<button
						type="button"
						onClick={() => {
							const { state: _, ...content } = draftOfTask({ ...version.content, state: task.state });
							take(content);
							setTaken(true);
						}}
					>
						Put it back into the editor
					</button>
					{taken && <p role="status">It is in the editor above; save it to make it the newest version.</p>}
				</>
			)}
		</details>
	);
}

const marks = { same: " ", gone: "−", new: "+" } as const;
const spoken = { same: "", gone: "Then: ", new: "Now: " } as const;

function Difference({ before, after }: { readonly before: readonly string[]; readonly after: readonly string[] }) {
	return (
		<ol class="difference" aria-label="What changed since then">
			{compareLines(before, after).map(({ kind, text }, index) => (
				<li key={index} data-kind={kind}>
					<span aria-hidden="true">{marks[kind]} </span>
					<span class="unseen">{spoken[kind]}</span>
					{text}
				</li>
			))}
		</ol>
	);
}
