import type { JSX } from "preact";
import { TextField } from "../text-field.tsx";
import type { TaskPart } from "./task-part.ts";

/** Tone, handover and examples. */
export function MoreFields({ draft, change, faults }: TaskPart): JSX.Element {
	const { examples } = draft;
	return (
		<section class="card stack">
			<h2>How it goes</h2>
			<TextField
				label="Tone and rules while it runs"
				lines={3}
				value={draft.guidance}
				fault={faults.get("guidance")}
				hint="The site’s own guidance does not count meanwhile."
				onInput={(guidance) => change({ guidance })}
			/>
			<TextField
				label="When a person takes over"
				lines={2}
				value={draft.handoverRules}
				fault={faults.get("handoverRules")}
				placeholder="When the order is older than 60 days, or the visitor is upset."
				onInput={(handoverRules) => change({ handoverRules })}
			/>
			{examples.map((example, index) => (
				<div key={index} class="stack">
					<TextField
						label={`Example conversation ${index + 1}`}
						lines={5}
						value={example}
						fault={faults.get(`examples.${index}`)}
						onInput={(text) => change({ examples: examples.map((one, at) => (at === index ? text : one)) })}
					/>
					<button
						type="button"
						class="quiet"
						onClick={() => change({ examples: examples.filter((_, at) => at !== index) })}
					>
						Remove example {index + 1}
					</button>
				</div>
			))}
			<button type="button" disabled={examples.length >= 5} onClick={() => change({ examples: [...examples, ""] })}>
				Add an example conversation
			</button>
			<div class="field">
				<label class="check">
					<input
						type="checkbox"
						checked={draft.runOnHandover}
						aria-describedby="on-handover-says"
						onChange={(event) => change({ runOnHandover: event.currentTarget.checked })}
					/>
					Go through it before every handover
				</label>
				<p class="says" id="on-handover-says">
					To collect what a person will need, before one takes over.
				</p>
			</div>
		</section>
	);
}
