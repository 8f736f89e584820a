import type { JSX } from "preact";
import type { TaskStep, UsableTool } from "../../store/tasks.ts";
import { StepFields } from "./step-fields.tsx";
import type { TaskPart } from "./task-part.ts";

/** The steps in their order: a tool that stands in one waits until those before it are done. */
export function StepList({
	draft: { steps },
	change,
	faults,
	tools,
}: TaskPart & { readonly tools: readonly UsableTool[] }): JSX.Element {
	const put = (at: number, some: Partial<TaskStep>) =>
		change({ steps: steps.map((step, index) => (index === at ? { ...step, ...some } : step)) });
	const moveUp = (at: number) => {
		const { [at - 1]: upper, [at]: lower } = steps;
		if (upper && lower) change({ steps: steps.toSpliced(at - 1, 2, lower, upper) });
	};
	return (
		<section class="card stack">
			<h2>Steps</h2>
			<p class="muted">
				Plain words. Type <code>{"{{"}</code> to name a tool, or <code>{"{{handover}}"}</code> where a person takes
				over.
			</p>
			{faults.get("steps") && <p class="fault">{faults.get("steps")}</p>}
			{steps.map((step, index) => (
				<StepFields
					key={index}
					number={index + 1}
					step={step}
					tools={tools}
					faultOf={(field) => faults.get(`steps.${index}.${field}`)}
					change={(some) => put(index, some)}
					up={index > 0 ? () => moveUp(index) : undefined}
					down={index < steps.length - 1 ? () => moveUp(index + 1) : undefined}
					remove={steps.length > 1 ? () => change({ steps: steps.toSpliced(index, 1) }) : undefined}
				/>
			))}
			<button type="button" onClick={() => change({ steps: [...steps, { title: "", text: "" }] })}>
				Add a step
			</button>
		</section>
	);
}
