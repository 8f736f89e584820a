import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../store/client.ts";
import { ProblemLine } from "./problem-line.tsx";
import { TextField } from "./text-field.tsx";
import { useSubmit } from "./use-submit.ts";

interface OptionalNumberFormProps {
	readonly title: string;
	readonly label: string;
	/** Says what an empty field stands for. */
	readonly hint: string;
	readonly placeholder?: string;
	readonly saved: number | null;
	/** What the BFF calls it, where it finds a fault. */
	readonly field: string;
	readonly save: (value: number | null) => Promise<void>;
	/** Said of a number that was typed and not saved. */
	readonly warning?: (value: number) => ComponentChildren;
}

/** One setting of its own: a number, or none. */
export function OptionalNumberForm(props: OptionalNumberFormProps): JSX.Element {
	const { title, label, hint, placeholder, saved, field, save, warning } = props;
	const before = saved === null ? "" : String(saved);
	const [typed, setTyped] = useState(before);
	const value = typed.trim() === "" ? null : Number(typed);
	const { submit, busy, error } = useSubmit(() => save(value));
	return (
		<form class="card stack" onSubmit={submit}>
			<h2>{title}</h2>
			<TextField
				type="number"
				label={label}
				hint={hint}
				{...(placeholder !== undefined && { placeholder })}
				value={typed}
				fault={error instanceof Refusal ? error.fields.get(field) : undefined}
				onInput={setTyped}
			/>
			{value !== null && typed.trim() !== before && warning?.(value)}
			<ProblemLine error={error} />
			<div class="actions">
				<button type="submit" disabled={busy || typed.trim() === before}>
					{busy ? "Saving …" : "Save"}
				</button>
			</div>
		</form>
	);
}
