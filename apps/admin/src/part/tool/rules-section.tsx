import type { JSX } from "preact";
import type { Tool } from "../../store/tools.ts";
import { Choice } from "../choice.tsx";
import { NumberField } from "../number-field.tsx";
import { ConfirmationChoice } from "./confirmation-choice.tsx";
import type { ToolPart } from "./tool-part.ts";
import { WritingFields } from "./writing-fields.tsx";

interface RulesSectionProps extends ToolPart {
	/** The tool as it was last saved. */
	readonly saved: Tool | undefined;
}

/** What a tool does to the owner's system, who may use it, and what has to happen first. */
export function RulesSection({ draft, change, faults, saved }: RulesSectionProps): JSX.Element {
	return (
		<section class="card stack">
			<h2>Rules</h2>
			<div class="pair">
				<Choice
					label="Access"
					value={draft.access}
					fault={faults.get("access")}
					options={[
						["read", "Reads only"],
						["write", "Changes something"],
					]}
					hint="What changes something is kept in a ledger, and done once."
					onChange={(access) => change({ access })}
				/>
				<Choice
					label="For whom"
					value={draft.audience}
					fault={faults.get("audience")}
					options={[
						["anyone", "Anyone"],
						["verified", "Visitors whose identity is verified"],
					]}
					onChange={(audience) => change({ audience })}
				/>
			</div>
			{draft.access === "write" && (
				<ConfirmationChoice
					value={draft.confirmation}
					lowered={saved?.access === "write" && saved.confirmation === "none"}
					onChange={(confirmation) => change({ confirmation })}
				/>
			)}
			{draft.access === "write" && <WritingFields draft={draft} change={change} faults={faults} />}
			<IdempotentChoice draft={draft} change={change} />
			<NumberField
				label="Time limit (milliseconds)"
				min={1_000}
				max={60_000}
				value={draft.timeoutMs}
				fault={faults.get("timeoutMs")}
				hint="10,000 unless there is a reason; 60,000 at most."
				onChange={(timeoutMs) => change({ timeoutMs })}
			/>
		</section>
	);
}

function IdempotentChoice({ draft, change }: Pick<ToolPart, "draft" | "change">): JSX.Element {
	return (
		<div class="field">
			<label class="check">
				<input
					type="checkbox"
					checked={draft.idempotent}
					aria-describedby="idempotent-says"
					onChange={(event) => change({ idempotent: event.currentTarget.checked })}
				/>
				Repeats are safe: the endpoint honours Idempotency-Key
			</label>
			<p class="says" id="idempotent-says">
				Only then is what changes something sent a second time, with the same key, when nobody knows how the first
				ended.
			</p>
		</div>
	);
}
