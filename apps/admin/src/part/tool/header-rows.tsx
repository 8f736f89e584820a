import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { sameJson } from "../../store/same-json.ts";
import type { ToolDraft } from "../../store/tools.ts";
import { TextField } from "../text-field.tsx";

type Headers = ToolDraft["headers"];
type Row = readonly [name: string, value: string];

interface HeaderRowsProps {
	readonly headers: Headers;
	readonly faults: ReadonlyMap<string, string>;
	readonly onChange: (headers: Headers) => void;
}

/** Further headers that are sent each time, as rows of name and value. */
export function HeaderRows({ headers, faults, onChange }: HeaderRowsProps): JSX.Element {
	const [typed, setTyped] = useState<readonly Row[]>(() => Object.entries(headers));
	// Rows without a name yet, or with one twice, are kept here: as a record they are not there.
	const rows = sameJson(recordOf(typed), headers) ? typed : Object.entries(headers);
	const write = (next: readonly Row[]) => {
		setTyped(next);
		onChange(recordOf(next));
	};
	const replace = (at: number, row: Row) => write(rows.map((one, index) => (index === at ? row : one)));
	return (
		<fieldset class="bare stack">
			<legend>Headers</legend>
			<p class="muted">Sent each time, such as an API version. Never a secret: that is what authorizations are for.</p>
			{rows.map(([name, value], index) => (
				<div key={index} class="header-row">
					<TextField
						label="Header name"
						code
						value={name}
						fault={faultOf(rows, index) ?? faults.get(`headers.${name}`)}
						placeholder="X-Api-Version"
						onInput={(next) => replace(index, [next, value])}
					/>
					<TextField label="Header value" code value={value} onInput={(next) => replace(index, [name, next])} />
					<button
						type="button"
						class="quiet"
						aria-label={`Remove header ${name || index + 1}`}
						onClick={() => write(rows.filter((_, at) => at !== index))}
					>
						Remove
					</button>
				</div>
			))}
			<button type="button" onClick={() => setTyped([...rows, ["", ""]])}>
				Add a header
			</button>
		</fieldset>
	);
}

const recordOf = (rows: readonly Row[]): Headers => Object.fromEntries(rows.filter(([name]) => name !== ""));

function faultOf(rows: readonly Row[], at: number): string | undefined {
	const [name = "", value = ""] = rows[at] ?? [];
	const lower = name.toLowerCase();
	const isSecond = lower !== "" && rows.findIndex(([other]) => other.toLowerCase() === lower) < at;
	if (isSecond) return `There are two headers named ${name}; one is sent.`;
	if (name === "" && value !== "") return "Without a name it is not sent.";
	return undefined;
}
