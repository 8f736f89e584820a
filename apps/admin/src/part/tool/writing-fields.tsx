import type { JSX } from "preact";
import { TextField } from "../text-field.tsx";
import { CapFields } from "./cap-fields.tsx";
import { LookUpFields } from "./look-up-fields.tsx";
import type { ToolPart } from "./tool-part.ts";
import { tidyWriting, type WritingPart } from "./writing-part.ts";

/** What holds for a tool that changes something: what the visitor reads of it, how much of it may be done, and how it is tried out. */
export function WritingFields({ draft, change, faults }: ToolPart): JSX.Element {
	const { writing, parameters } = draft;
	const part: WritingPart = {
		writing,
		put: (some) => change({ writing: tidyWriting({ ...writing, ...some }) }),
		fault: (field) => faults.get(`writing.${field}`),
	};
	return (
		<>
			<CardWords {...part} placeholders={parameters.map(({ name }) => `{${name}}`).join(", ")} />
			<CapFields {...part} />
			<LookUpFields {...part} />
			<ShadowChoice {...part} />
		</>
	);
}

/** What the visitor reads before, on the button and after. */
function CardWords({
	writing,
	put,
	fault,
	placeholders,
}: WritingPart & { readonly placeholders: string }): JSX.Element {
	return (
		<>
			<TextField
				label="What will happen, in a sentence"
				value={writing.summary ?? ""}
				fault={fault("summary")}
				placeholder="Refund {amount} {currency} for order {order_id}"
				hint={`The visitor reads it before they confirm, and on the receipt. You can use ${placeholders || "the parameters’ names in braces"}.`}
				onInput={(summary) => put({ summary })}
			/>
			<div class="pair">
				<TextField
					label="The confirming button"
					value={writing.action ?? ""}
					fault={fault("action")}
					placeholder="Confirm"
					hint="Such as “Refund {amount} {currency}”."
					onInput={(action) => put({ action })}
				/>
				<TextField
					label="Reference on the receipt"
					code
					value={writing.reference ?? ""}
					fault={fault("reference")}
					placeholder="refund.id"
					hint="Where your answer names what was made."
					onInput={(reference) => put({ reference })}
				/>
			</div>
		</>
	);
}

/** A tool can be live and still send nothing, so that its owner sees what it would do. */
function ShadowChoice({ writing, put }: WritingPart): JSX.Element {
	return (
		<div class="field">
			<label class="check">
				<input
					type="checkbox"
					checked={writing.shadow ?? false}
					aria-describedby="shadow-says"
					onChange={(event) => put({ shadow: event.currentTarget.checked || undefined })}
				/>
				Shadow: do everything but the sending
			</label>
			<p class="says" id="shadow-says">
				Visitors are asked, the ledger shows what would have been sent, and they are told that it was not done.
			</p>
		</div>
	);
}
