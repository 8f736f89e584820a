import type { JSX } from "preact";
import type { Rule, RuleDraft, RuleKind } from "../../store/guidance.ts";
import { Age } from "../age.tsx";
import { TextField } from "../text-field.tsx";

interface RuleFieldsProps {
	/** From 1. */
	readonly number: number;
	readonly kind: RuleKind;
	readonly draft: RuleDraft;
	/** The rule as it is stored, with how often it was used. */
	readonly uses: Rule | undefined;
	readonly faultOf: (field: string) => string | undefined;
	readonly change: (some: Partial<RuleDraft>) => void;
	readonly remove: () => void;
}

const examples = {
	style: ["", "Say “you”, never “the customer”. No exclamation marks."],
	context: ["The visitor asks about a size", "Ask for which product, and say that shoes run small."],
	handover: ["The visitor threatens with a lawyer", "Stay calm, promise nothing, and ask a person to take over."],
} as const;

/** One rule: when it counts, and what it says. */
export function RuleFields(props: RuleFieldsProps): JSX.Element {
	const { number, kind, draft, uses, faultOf, change, remove } = props;
	const [situation, text] = examples[kind];
	return (
		<fieldset class="parameter stack">
			<legend>Rule {number}</legend>
			{kind !== "style" && (
				<TextField
					label="Situation"
					value={draft.situation}
					fault={faultOf("situation")}
					placeholder={situation}
					onInput={(value) => change({ situation: value })}
				/>
			)}
			<TextField
				label="What the agent does"
				lines={2}
				value={draft.text}
				fault={faultOf("text")}
				placeholder={text}
				onInput={(value) => change({ text: value })}
			/>
			<div class="actions">
				<label class="check">
					<input
						type="checkbox"
						checked={draft.active}
						onChange={(event) => change({ active: event.currentTarget.checked })}
					/>
					It counts
				</label>
				<button type="button" class="quiet" onClick={remove}>
					Remove rule {number}
				</button>
				{uses?.usedAt && (
					<span class="muted">
						used {uses.uses} times, last <Age at={uses.usedAt} />
					</span>
				)}
			</div>
		</fieldset>
	);
}
