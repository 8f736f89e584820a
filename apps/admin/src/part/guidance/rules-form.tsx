import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../../store/client.ts";
import { type Rule, type RuleDraft, type RuleKind, saveGuidance } from "../../store/guidance.ts";
import { sameJson } from "../../store/same-json.ts";
import { ProblemLine } from "../problem-line.tsx";
import { useSubmit } from "../use-submit.ts";
import { RuleFields } from "./rule-fields.tsx";

interface RulesFormProps {
	/** The site's id. */
	readonly site: string;
	readonly kind: RuleKind;
	readonly title: string;
	readonly hint: string;
	readonly rules: readonly Rule[];
	readonly saved: () => Promise<void>;
}

const most = 30;
const draftOf = ({ id, situation, text, active }: Rule): RuleDraft => ({ id, situation, text, active });

/** All rules of a kind, saved together. */
export function RulesForm({ site, kind, title, hint, rules, saved }: RulesFormProps): JSX.Element {
	const [drafts, setDrafts] = useState(() => rules.map(draftOf));
	const { submit, busy, error } = useSubmit(async () => {
		await saveGuidance(site, kind, drafts);
		await saved();
	});
	const faults = error instanceof Refusal ? error.fields : new Map<string, string>();
	const dirty = !sameJson(drafts, rules.map(draftOf));
	const put = (at: number, some: Partial<RuleDraft>) =>
		setDrafts(drafts.map((draft, index) => (index === at ? { ...draft, ...some } : draft)));
	return (
		<form class="card stack" onSubmit={submit} aria-label={title}>
			<div class="head">
				<h2>{title}</h2>
				<span class="marks">
					{dirty && <span class="badge warning">Not saved</span>}
					<button type="submit" disabled={busy || !dirty}>
						{busy ? "Saving …" : "Save"}
					</button>
				</span>
			</div>
			<p class="muted">{hint}</p>
			<ProblemLine error={error} />
			{drafts.map((draft, index) => (
				<RuleFields
					key={index}
					number={index + 1}
					kind={kind}
					draft={draft}
					uses={rules.find(({ id }) => id === draft.id)}
					faultOf={(field) => faults.get(`rules.${index}.${field}`)}
					change={(some) => put(index, some)}
					remove={() => setDrafts(drafts.toSpliced(index, 1))}
				/>
			))}
			<button
				type="button"
				disabled={drafts.length >= most}
				onClick={() => setDrafts([...drafts, { situation: "", text: "", active: true }])}
			>
				Add a rule
			</button>
		</form>
	);
}
