import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ProblemLine } from "./problem-line.tsx";
import { TextField } from "./text-field.tsx";
import { useSubmit } from "./use-submit.ts";

/** Removing cannot be undone, so the name must be typed. */
export function RemoveByName({
	name,
	remove,
}: {
	readonly name: string;
	readonly remove: () => Promise<void>;
}): JSX.Element {
	const [typed, setTyped] = useState("");
	const { submit, busy, error } = useSubmit(remove);
	return (
		<details class="card">
			<summary>Remove {name}</summary>
			<div class="stack">
				<TextField label={`Type ${name} to remove it`} value={typed} onInput={setTyped} />
				<ProblemLine error={error} />
				<button type="button" class="danger" disabled={busy || typed !== name} onClick={submit}>
					Remove {name}
				</button>
			</div>
		</details>
	);
}
