import type { JSX } from "preact";
import { Choice } from "../choice.tsx";
import { TextField } from "../text-field.tsx";
import { LinesField } from "./lines-field.tsx";
import type { TaskPart } from "./task-part.ts";

/** What a task is called, when it is for, and whether the agent has it. */
export function WhenFields({ draft, change, faults }: TaskPart): JSX.Element {
	return (
		<section class="card stack">
			<h2>What it is for</h2>
			<TextField
				label="Name"
				value={draft.name}
				fault={faults.get("name")}
				placeholder="Refund an order"
				onInput={(name) => change({ name })}
			/>
			<TextField
				label="Description"
				lines={2}
				value={draft.description}
				fault={faults.get("description")}
				hint="In which situation the agent is to follow it."
				onInput={(description) => change({ description })}
			/>
			<div class="pair">
				<LinesField
					label="A visitor who wants it says, such as"
					value={draft.triggers}
					fault={firstFault(faults, "triggers")}
					hint="Two or three, one a line."
					onChange={(triggers) => change({ triggers })}
				/>
				<LinesField
					label="It is not for"
					value={draft.negatives}
					fault={firstFault(faults, "negatives")}
					hint="What sounds alike and is something else, one a line."
					onChange={(negatives) => change({ negatives })}
				/>
			</div>
			<Choice
				label="State"
				value={draft.state}
				fault={faults.get("state")}
				options={[
					["draft", "Draft: in the playground only"],
					["live", "Live: the agent follows it"],
				]}
				onChange={(state) => change({ state })}
			/>
		</section>
	);
}

/** The fault of a list, or of the first of its items that has one. */
function firstFault(faults: ReadonlyMap<string, string>, field: string): string | undefined {
	return [...faults].find(([path]) => path === field || path.startsWith(`${field}.`))?.[1];
}
