import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Document } from "../../store/import.ts";
import { proposeFromDocument } from "../../store/import-work.ts";
import { ProblemLine } from "../problem-line.tsx";
import { DocumentProblems } from "./document-problems.tsx";
import { OperationTicks } from "./operation-ticks.tsx";
import { SendingProgress } from "./sending-progress.tsx";
import { useSending } from "./use-sending.ts";

interface ChooseOperationsProps {
	readonly site: string;
	readonly document: Document;
}

/** The BFF drafts no more at a time. */
const most = 50;

/** The operations of a document, to be ticked. */
export function ChooseOperations({ site, document }: ChooseOperationsProps): JSX.Element {
	const [search, setSearch] = useState("");
	const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
	const { submit, busy, error, sent, cancel } = useSending((sending) =>
		proposeFromDocument(site, [...chosen], sending),
	);
	const wanted = search.toLowerCase();
	const found = document.operations.filter(({ id, summary, tags }) =>
		`${id} ${summary} ${tags.join(" ")}`.toLowerCase().includes(wanted),
	);
	return (
		<form class="card stack" onSubmit={submit}>
			<h2>{document.title || "The document"}</h2>
			<p class="muted">
				{document.operations.length.toLocaleString("en")} operations. Choose those the agent is to have, {most} at most
				at a time; the rest can follow.
			</p>
			<DocumentProblems problems={document.problems} />
			<input
				type="search"
				aria-label="Search operations"
				placeholder="Search by path, words or tag"
				value={search}
				onInput={(event) => setSearch(event.currentTarget.value)}
				onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
			/>
			<OperationTicks found={found} chosen={chosen} most={most} onChoose={setChosen} />
			{found.length === 0 && <p class="muted">No operation fits “{search}”.</p>}
			<ProblemLine error={error} />
			{busy ? (
				<SendingProgress sent={sent} then="Drafting the tools" cancel={cancel} />
			) : (
				<div class="actions">
					<button type="submit" class="main" disabled={chosen.size === 0}>
						{chosen.size === 1 ? "Draft 1 tool" : `Draft ${chosen.size} tools`}
					</button>
				</div>
			)}
		</form>
	);
}
