import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../../store/client.ts";
import { proposeFromCurl } from "../../store/import-work.ts";
import { ProblemLine } from "../problem-line.tsx";
import { TextField } from "../text-field.tsx";
import { useSubmit } from "../use-submit.ts";

/** A cURL command to paste. */
export function CurlSource({ site }: { readonly site: string }): JSX.Element {
	const [text, setText] = useState("");
	const { submit, busy, error } = useSubmit(() => proposeFromCurl(site, text));
	const fault = error instanceof Refusal ? error.fields.get("text") : undefined;
	return (
		<form class="card stack" onSubmit={submit}>
			<h2>From a cURL command</h2>
			<TextField
				label="Command"
				lines={5}
				code
				value={text}
				fault={fault}
				hint="Nothing of it is run. A credential in it does not become part of the tool; it can be stored as an authorization."
				placeholder={"curl https://api.example/orders/12345 -H 'Authorization: Bearer …'"}
				onInput={setText}
			/>
			<ProblemLine error={fault === undefined ? error : undefined} />
			<div class="actions">
				<button type="submit" disabled={busy || text.trim() === ""}>
					{busy ? "Reading …" : "Read the command"}
				</button>
			</div>
		</form>
	);
}
