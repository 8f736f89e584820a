import type { JSX } from "preact";
import type { Proposal } from "../../store/import-work.ts";
import { to } from "../../store/place.ts";
import { TextField } from "../text-field.tsx";
import { FieldPicker } from "../tool/field-picker.tsx";
import { ProposalFacts } from "./proposal-facts.tsx";

interface ReviewedDraftProps {
	readonly proposal: Proposal;
	readonly onChange: (some: Partial<Proposal>) => void;
}

/** One draft of an import: whether it is taken, what it proposes, and what became of it. */
export function ReviewedDraft({ proposal, onChange }: ReviewedDraftProps): JSX.Element {
	const { draft, operation, included, savedAs, refused } = proposal;
	if (savedAs !== undefined) {
		return (
			<li>
				<span class="said">
					<span class="badge good">Saved</span>
					<a href={to("tools", savedAs)}>{draft.name}</a>
				</span>
				<code class="muted">{operation}</code>
			</li>
		);
	}
	return (
		<li>
			<div class="drafted">
				<input
					type="checkbox"
					aria-label={`Take ${draft.name}`}
					checked={included}
					onChange={(event) => onChange({ included: event.currentTarget.checked })}
				/>
				<details>
					<summary>
						<strong>{draft.name}</strong> <code class="muted">{operation}</code> <Badges proposal={proposal} />
					</summary>
					<Details proposal={proposal} onChange={onChange} />
				</details>
			</div>
			{refused !== undefined && <p class="problem">{refused}</p>}
		</li>
	);
}

function Badges({ proposal: { draft, identity, problems } }: { readonly proposal: Proposal }): JSX.Element {
	return (
		<span class="badges">
			<span class="badge">{draft.access === "write" ? "Changes something" : "Reads only"}</span>
			{identity.length > 0 && <span class="badge">Verified visitors</span>}
			{problems.length > 0 && <span class="badge warning">{problems.length} to look at</span>}
		</span>
	);
}

function Details({ proposal, onChange }: ReviewedDraftProps): JSX.Element {
	const { draft, known } = proposal;
	const { response } = draft;
	return (
		<div class="stack">
			<ProposalFacts proposal={proposal} />
			<TextField label="Name" code value={draft.name} onInput={(name) => onChange({ draft: { ...draft, name } })} />
			{known && known.fields.length > 0 && (
				<FieldPicker
					known={known}
					picked={response.fields}
					maxBytes={response.maxBytes}
					onChange={(fields) => {
						const { fields: _, ...rest } = response;
						onChange({ draft: { ...draft, response: fields ? { ...rest, fields } : rest } });
					}}
				/>
			)}
		</div>
	);
}
