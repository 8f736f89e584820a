import type { JSX } from "preact";

const words = { running: "runs", done: "is done", left: "was left", handed_over: "was handed over" } as const;

/** A task on its way, in the playground or in a conversation. */
interface ShownRun {
	readonly name: string;
	readonly version: number;
	readonly state: keyof typeof words;
	readonly steps: readonly string[];
	readonly step: number;
	readonly notes: readonly { readonly note: string }[];
	readonly data: Readonly<Record<string, string>>;
}

/** How far a task is: each step with what came of it, and what was collected. */
export function TaskTrace({ run }: { readonly run: ShownRun }): JSX.Element {
	const { name, version, state, steps, step: at, notes, data } = run;
	return (
		<details open>
			<summary>
				Task “{name}” <span class="muted">version {version}</span> {words[state]}
			</summary>
			<ol>
				{steps.map((title, index) => (
					<li key={title} aria-current={index === at && state === "running" ? "step" : undefined}>
						{title} <span class="muted">{notes[index]?.note ?? (index === at ? "now" : "later")}</span>
					</li>
				))}
			</ol>
			{Object.entries(data).map(([field, value]) => (
				<p key={field} class="muted">
					<code>{field}</code>: {value}
				</p>
			))}
		</details>
	);
}
