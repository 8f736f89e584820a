import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Back } from "../part/back.tsx";
import { Show } from "../part/fetched.tsx";
import { ChooseOperations } from "../part/import/choose-operations.tsx";
import { CurlSource } from "../part/import/curl-source.tsx";
import { DocumentSource } from "../part/import/document-source.tsx";
import { ReviewCommand } from "../part/import/review-command.tsx";
import { ReviewDrafts } from "../part/import/review-drafts.tsx";
import { type Authorization, fetchAuthorizations } from "../store/authorizations.ts";
import { importWork, startOver } from "../store/import-work.ts";

import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";

/** Tools out of what the owner has already, shown before anything is saved. */
export function ImportPage({ site }: { readonly site: Site }): JSX.Element {
	return (
		<div class="stack">
			<Back page="tools" title="Tools" />
			<h1>Import tools</h1>
			<Step key={site.id} site={site.id} />
		</div>
	);
}

function Step({ site }: { readonly site: string }): JSX.Element {
	const authorizations = useMemo(() => resource<readonly Authorization[]>(), []);
	const load = () => authorizations.load(() => fetchAuthorizations(site));
	useEffect(() => void load(), []);
	const work = importWork(site);
	if (work.step === "operations") {
		return (
			<>
				<ChooseOperations site={site} document={work.document} />
				<p>
					<button type="button" onClick={() => startOver(site)}>
						Start over
					</button>
				</p>
			</>
		);
	}
	if (work.step === "source") {
		return (
			<>
				<p>Each tool is proposed to you first and saved as a draft, which is offered to nobody.</p>
				<CurlSource site={site} />
				<DocumentSource site={site} />
			</>
		);
	}
	return (
		<Show of={authorizations.now.value} again={load}>
			{(stored) => {
				const parts = { site, authorizations: stored };
				if (work.step === "review") return <ReviewDrafts {...parts} title={work.title} proposals={work.proposals} />;
				return (
					<>
						{work.proposals.map((proposal) => (
							<ReviewCommand key="command" {...parts} proposal={proposal} />
						))}
					</>
				);
			}}
		</Show>
	);
}
