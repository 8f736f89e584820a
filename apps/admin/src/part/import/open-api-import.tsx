import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Document, draftTools, readDocument, type Source } from "../../store/import.ts";
import { go } from "../../store/place.ts";
import type { Site } from "../../store/sites.ts";
import { newTool, saveTool, type ToolDraft } from "../../store/tools.ts";
import { ProblemLine } from "../problem-line.tsx";
import { TextField } from "../text-field.tsx";
import { useSubmit } from "../use-submit.ts";

/** Reads an OpenAPI document, lets the admin choose operations, and saves a draft for each. */
export function OpenApiImport({ site }: { readonly site: Site }): JSX.Element {
	const [url, setUrl] = useState("");
	const [text, setText] = useState("");
	const [found, setFound] = useState<{ readonly from: Source; readonly document: Document } | undefined>(undefined);
	const { submit, busy, error } = useSubmit(async () => {
		const from: Source = text === "" ? { url } : { text };
		setFound({ from, document: await readDocument(site.id, from, unwatched()) });
	});
	const readFile = async (file: File | undefined) => file && setText(await file.text());
	return (
		<section class="card stack">
			<form class="stack" onSubmit={submit}>
				<h2>From an OpenAPI document</h2>
				<TextField
					label="Address"
					type="url"
					code
					value={url}
					hint="OpenAPI 3.0 or 3.1, JSON or YAML."
					onInput={setUrl}
				/>
				<TextField label="Or its text" lines={4} code value={text} onInput={setText} />
				<label class="check">
					Or a file
					<input
						type="file"
						accept=".json,.yaml,.yml"
						onChange={(event) => void readFile(event.currentTarget.files?.[0])}
					/>
				</label>
				<ProblemLine error={error} />
				<button type="submit" disabled={busy || (url === "" && text === "")}>
					{busy ? "Reading the document …" : "Read it"}
				</button>
			</form>
			{found && <Operations key={found.document.title} site={site} {...found} />}
		</section>
	);
}

const unwatched = () => ({ signal: new AbortController().signal, onSent: () => {} });

interface OperationsProps {
	readonly site: Site;
	readonly from: Source;
	readonly document: Document;
}

function Operations({ site, from, document }: OperationsProps): JSX.Element {
	const [search, setSearch] = useState("");
	const [chosen, setChosen] = useState<readonly string[]>([]);
	const [done, setDone] = useState(0);
	const { submit, busy, error } = useSubmit(async () => {
		const drafts = await draftTools(site.id, { ...from, operations: [...chosen] }, unwatched());
		for (const [index, { tool }] of drafts.entries()) {
			await saveTool(site.id, undefined, { ...newTool, ...(tool as Partial<ToolDraft>) });
			setDone(index + 1);
		}
		go("tools");
	});
	const shown = document.operations.filter(({ id, summary }) =>
		`${id} ${summary}`.toLowerCase().includes(search.toLowerCase()),
	);
	const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
	return (
		<form class="stack" onSubmit={submit}>
			<h3>{document.title}</h3>
			{document.problems.length > 0 && (
				<details>
					<summary>{document.problems.length} parts cannot be used</summary>
					<ul>
						{document.problems.slice(0, 50).map(({ pointer, sentence }) => (
							<li key={pointer + sentence}>
								<code>{pointer}</code> {sentence}
							</li>
						))}
					</ul>
				</details>
			)}
			<input
				type="search"
				aria-label="Search operations"
				placeholder="Search"
				value={search}
				onInput={(event) => setSearch(event.currentTarget.value)}
			/>
			<ul class="rows">
				{shown.slice(0, 200).map(({ id, summary }) => (
					<li key={id}>
						<label class="check">
							<input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
							<code>{id}</code> <span class="muted">{summary}</span>
						</label>
					</li>
				))}
			</ul>
			{shown.length > 200 && <p class="muted">{shown.length - 200} more: search to see them.</p>}
			<ProblemLine error={error} />
			<button type="submit" class="main" disabled={busy || chosen.length === 0}>
				{busy ? `Making drafts … ${done} of ${chosen.length}` : `Make ${chosen.length} drafts`}
			</button>
		</form>
	);
}
