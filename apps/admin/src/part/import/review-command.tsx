import type { JSX } from "preact";
import type { Authorization } from "../../store/authorizations.ts";
import { type Proposal, startOver } from "../../store/import-work.ts";
import { keepEdit } from "../../store/kept-edits.ts";
import { go } from "../../store/place.ts";
import { CredentialChoices } from "./credential-choices.tsx";
import { ProposalFacts } from "./proposal-facts.tsx";

interface ReviewCommandProps {
	readonly site: string;
	readonly proposal: Proposal;
	readonly authorizations: readonly Authorization[];
}

/** What a command would become, before anything is saved. */
export function ReviewCommand({ site, proposal, authorizations }: ReviewCommandProps): JSX.Element {
	const edit = () => {
		keepEdit({ site, id: "new" }, { draft: proposal.draft, known: proposal.known });
		startOver(site);
		go("tools", "new");
	};
	return (
		<section class="card stack">
			<h2>{proposal.draft.name}</h2>
			<p class="muted">This is what the command would become. Nothing is saved yet.</p>
			<ProposalFacts proposal={proposal} />
			<CredentialChoices site={site} proposals={[proposal]} authorizations={authorizations} />
			<div class="actions">
				<button type="button" class="main" onClick={edit}>
					Continue in the editor
				</button>
				<button type="button" onClick={() => startOver(site)}>
					Start over
				</button>
			</div>
		</section>
	);
}
