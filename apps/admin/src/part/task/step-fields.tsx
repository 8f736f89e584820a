import type { JSX } from "preact";
import type { TaskStep, UsableTool } from "../../store/tasks.ts";
import { TextField } from "../text-field.tsx";
import { ReferenceField } from "./reference-field.tsx";

interface StepFieldsProps {
	/** From 1. */
	readonly number: number;
	readonly step: TaskStep;
	readonly tools: readonly UsableTool[];
	readonly faultOf: (field: string) => string | undefined;
	readonly change: (some: Partial<TaskStep>) => void;
	/** What can be done with it where it stands; nothing where it cannot. */
	readonly up: (() => void) | undefined;
	readonly down: (() => void) | undefined;
	readonly remove: (() => void) | undefined;
}

/** One step: its title, what to do, and its place among the others. */
export function StepFields({ number, step, tools, faultOf, change, up, down, remove }: StepFieldsProps): JSX.Element {
	return (
		<fieldset class="parameter stack">
			<legend>
				Step {number}
				{step.title && `: ${step.title}`}
			</legend>
			<TextField label="Title" value={step.title} fault={faultOf("title")} onInput={(title) => change({ title })} />
			<ReferenceField
				label="What to do"
				value={step.text}
				tools={tools}
				fault={faultOf("text")}
				onInput={(text) => change({ text })}
			/>
			<div class="actions">
				<button type="button" class="quiet" disabled={!up} onClick={up}>
					Move up
				</button>
				<button type="button" class="quiet" disabled={!down} onClick={down}>
					Move down
				</button>
				<button type="button" class="quiet" disabled={!remove} onClick={remove}>
					Remove step {number}
				</button>
			</div>
		</fieldset>
	);
}
