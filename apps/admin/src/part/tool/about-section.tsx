import type { JSX } from "preact";
import { Choice } from "../choice.tsx";
import { TextField } from "../text-field.tsx";
import type { ToolPart } from "./tool-part.ts";

/** What a tool is called, what it is for, and whether the agent has it. */
export function AboutSection({ draft, change, faults }: ToolPart): JSX.Element {
	return (
		<section class="card stack">
			<h2>What it is</h2>
			<div class="pair">
				<TextField
					label="Name"
					code
					value={draft.name}
					fault={faults.get("name")}
					hint="What the model calls, such as look_up_order."
					onInput={(name) => change({ name })}
				/>
				<TextField
					label="Title"
					value={draft.title}
					fault={faults.get("title")}
					hint="What the visitor reads while it runs."
					placeholder="Looking up your order"
					onInput={(title) => change({ title })}
				/>
			</div>
			<TextField
				label="Description"
				lines={3}
				value={draft.description}
				fault={faults.get("description")}
				hint="When the agent is to use it, and when not."
				onInput={(description) => change({ description })}
			/>
			<Choice
				label="State"
				value={draft.state}
				fault={faults.get("state")}
				options={[
					["draft", "Draft: offered to nobody"],
					["live", "Live: the agent may use it"],
				]}
				onChange={(state) => change({ state })}
			/>
		</section>
	);
}
