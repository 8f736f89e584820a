import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Authorization } from "../../store/authorizations.ts";
import { changeProposals, type Proposal, startOver } from "../../store/import-work.ts";
import { to } from "../../store/place.ts";
import { saveProposals, unsaved } from "../../store/save-proposals.ts";
import { useSubmit } from "../use-submit.ts";
import { CredentialChoices } from "./credential-choices.tsx";
import { ReviewedDraft } from "./reviewed-draft.tsx";

interface ReviewDraftsProps {
	readonly site: string;
	readonly title: string;
	readonly proposals: readonly Proposal[];
	readonly authorizations: readonly Authorization[];
}

/** The drafts of an import, to be looked over and saved. */
export function ReviewDrafts({ site, title, proposals, authorizations }: ReviewDraftsProps): JSX.Element {
	const [progress, setProgress] = useState({ done: 0, all: 0 });
	const waiting = unsaved(proposals);
	const { submit, busy } = useSubmit(async () => {
		const all = waiting.length;
		setProgress({ done: 0, all });
		await saveProposals(site, (done) => setProgress({ done, all }));
	});
	return (
		<form class="stack" onSubmit={submit}>
			<section class="card stack">
				<h2>{title || "The drafts"}</h2>
				<p class="muted">Nothing is saved until you say so. Each is saved as a draft, which is offered to nobody.</p>
				<CredentialChoices site={site} proposals={proposals} authorizations={authorizations} />
				<Count proposals={proposals} />
				{busy ? (
					<div class="progress">
						<span class="progress-words">
							Saving {progress.done} of {progress.all} …
						</span>
						<progress aria-label="Saving" value={progress.done} max={progress.all} />
					</div>
				) : (
					<div class="actions">
						{(waiting.length > 0 || proposals.every(({ savedAs }) => savedAs === undefined)) && (
							<button type="submit" class="main" disabled={waiting.length === 0}>
								{saveWords(waiting)}
							</button>
						)}
						<button type="button" onClick={() => startOver(site)}>
							{waiting.length === 0 ? "Import more" : "Start over"}
						</button>
						<a class="button" href={to("tools")}>
							All tools
						</a>
					</div>
				)}
			</section>
			<ul class="rows drafts">
				{proposals.map((proposal) => (
					<ReviewedDraft
						key={proposal.operation}
						proposal={proposal}
						onChange={(some) =>
							changeProposals(site, (each) => (each.operation === proposal.operation ? { ...each, ...some } : each))
						}
					/>
				))}
			</ul>
		</form>
	);
}

function saveWords(waiting: readonly Proposal[]): string {
	const drafts = waiting.length === 1 ? "1 draft" : `${waiting.length} drafts`;
	return waiting.some(({ refused }) => refused !== undefined) ? `Try ${drafts} again` : `Save ${drafts}`;
}

function Count({ proposals }: { readonly proposals: readonly Proposal[] }): JSX.Element {
	const saved = proposals.filter(({ savedAs }) => savedAs !== undefined).length;
	const refused = proposals.filter((each) => each.refused !== undefined && each.savedAs === undefined).length;
	return (
		<p role="status" class={refused > 0 ? "problem" : "muted"}>
			{saved > 0 && `${saved} saved. `}
			{refused > 0 && `${refused} could not be saved: the list says why.`}
		</p>
	);
}
