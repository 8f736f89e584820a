import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ProblemLine } from "./problem-line.tsx";
import { TextField } from "./text-field.tsx";
import { useSubmit } from "./use-submit.ts";

interface FromExampleProps {
	readonly label: string;
	readonly action: string;
	readonly read: (text: string) => Promise<void>;
}

/** An example to paste, of which fields are made. */
export function FromExample({ label, action, read }: FromExampleProps): JSX.Element {
	const [text, setText] = useState("");
	const { submit, busy, error } = useSubmit(() => read(text));
	return (
		<details>
			<summary>{label}</summary>
			<div class="stack">
				<TextField label="Example (JSON)" lines={5} code value={text} onInput={setText} />
				<ProblemLine error={error} />
				<button type="button" disabled={busy || text.trim() === ""} onClick={submit}>
					{busy ? "Reading …" : action}
				</button>
			</div>
		</details>
	);
}
