import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../../store/client.ts";
import { ProblemLine } from "../problem-line.tsx";
import { TextField } from "../text-field.tsx";
import { useSubmit } from "../use-submit.ts";

interface FromExampleProps {
	readonly label: string;
	readonly action: string;
	/** Takes the example in. @returns what of it could not be used. */
	readonly read: (text: string) => Promise<readonly string[]>;
}

/** An example to paste, of which fields are made. */
export function FromExample({ label, action, read }: FromExampleProps): JSX.Element {
	const [text, setText] = useState("");
	const [problems, setProblems] = useState<readonly string[]>([]);
	const { submit, busy, error } = useSubmit(async () => setProblems(await read(text)));
	const fault = error instanceof Refusal ? error.fields.get("text") : undefined;
	return (
		<details class="aside">
			<summary>{label}</summary>
			<div class="stack">
				<TextField label="Example (JSON)" lines={5} code value={text} fault={fault} onInput={setText} />
				<ProblemLine error={fault === undefined ? error : undefined} />
				{problems.length > 0 && (
					<ul class="note">
						{problems.map((problem) => (
							<li key={problem}>{problem}</li>
						))}
					</ul>
				)}
				<button type="button" disabled={busy || text.trim() === ""} onClick={submit}>
					{busy ? "Reading …" : action}
				</button>
			</div>
		</details>
	);
}
