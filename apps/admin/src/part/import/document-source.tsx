import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../../store/client.ts";
import { readDocument, type Source } from "../../store/import.ts";
import { setImportWork } from "../../store/import-work.ts";
import { ProblemLine } from "../problem-line.tsx";
import { Radios } from "../radios.tsx";
import { TextField } from "../text-field.tsx";
import { FileField } from "./file-field.tsx";
import { SendingProgress } from "./sending-progress.tsx";
import { useSending } from "./use-sending.ts";

type Place = "file" | "text" | "url";

/** An OpenAPI document: a file, its text, or where it can be fetched. */
export function DocumentSource({ site }: { readonly site: string }): JSX.Element {
	const [place, setPlace] = useState<Place>("file");
	const [file, setFile] = useState<File | undefined>(undefined);
	const [text, setText] = useState("");
	const [url, setUrl] = useState("");
	const { submit, busy, error, sent, cancel } = useSending(async (sending) => {
		const from: Source = place === "url" ? { url } : { text: place === "text" ? text : ((await file?.text()) ?? "") };
		setImportWork(site, { step: "operations", from, document: await readDocument(site, from, sending) });
	});
	const given = { file: file !== undefined, text: text.trim() !== "", url: url.trim() !== "" }[place];
	const fault = error instanceof Refusal ? error.fields.get(place === "url" ? "url" : "text") : undefined;
	const shared = fault ?? (error instanceof Refusal ? error.fields.get("text") : undefined);
	return (
		<form class="card stack" onSubmit={submit}>
			<h2>From an OpenAPI document</h2>
			<p class="muted">Version 3.0 or 3.1, in JSON or YAML, at most 8 MiB.</p>
			<Radios
				label="Where it is"
				value={place}
				options={[
					["file", "A file"],
					["text", "Text to paste"],
					["url", "An address to fetch it from"],
				]}
				onChange={setPlace}
			>
				{place === "file" && <FileField file={file} fault={shared} onFile={setFile} />}
				{place === "text" && (
					<TextField label="Its text" lines={8} code value={text} fault={shared} onInput={setText} />
				)}
				{place === "url" && (
					<TextField
						label="Address"
						type="url"
						code
						value={url}
						fault={shared}
						hint="At most 1 MiB is fetched; a larger document is chosen as a file."
						placeholder="https://api.example/openapi.json"
						onInput={setUrl}
					/>
				)}
			</Radios>
			<ProblemLine error={shared === undefined ? error : undefined} />
			{busy ? (
				<SendingProgress
					sent={sent}
					then={place === "url" ? "Fetching and reading the document" : "Reading the document"}
					cancel={cancel}
				/>
			) : (
				<div class="actions">
					<button type="submit" disabled={!given}>
						Read the document
					</button>
				</div>
			)}
		</form>
	);
}
