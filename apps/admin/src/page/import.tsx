import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { OpenApiImport } from "../part/import/open-api-import.tsx";
import { ProblemLine } from "../part/problem-line.tsx";
import { TextField } from "../part/text-field.tsx";
import { useSubmit } from "../part/use-submit.ts";
import { readCurl } from "../store/import.ts";
import { keepEdit } from "../store/kept-edits.ts";
import { go, to } from "../store/place.ts";
import type { Site } from "../store/sites.ts";
import { newTool, type ToolDraft } from "../store/tools.ts";

/** Tools out of what the owner has already. */
export function ImportPage({ site }: { readonly site: Site }): JSX.Element {
	return (
		<div class="stack">
			<p>
				<a href={to("tools")}>← Tools</a>
			</p>
			<h1>Import tools</h1>
			<p>Each becomes a draft that nobody is offered, with a proposal for you to look over.</p>
			<CurlImport site={site} />
			<OpenApiImport site={site} />
		</div>
	);
}

function CurlImport({ site }: { readonly site: Site }): JSX.Element {
	const [text, setText] = useState("");
	const { submit, busy, error } = useSubmit(async () => {
		const { tool } = await readCurl(site.id, text);
		keepEdit({ site: site.id, id: "new" }, { draft: { ...newTool, ...(tool as Partial<ToolDraft>) } });
		go("tools", "new");
	});
	return (
		<form class="card stack" onSubmit={submit}>
			<h2>From a cURL command</h2>
			<TextField
				label="Command"
				lines={5}
				code
				value={text}
				hint="Nothing of it is run. A credential in it is left out of the tool: store it as an authorization."
				placeholder={"curl https://api.example/orders/12345 -H 'Authorization: Bearer …'"}
				onInput={setText}
			/>
			<ProblemLine error={error} />
			<button type="submit" disabled={busy || text.trim() === ""}>
				{busy ? "Reading …" : "Make a tool of it"}
			</button>
		</form>
	);
}
