import type { JSX } from "preact";
import { TextField } from "../text-field.tsx";
import { useTyped } from "../use-typed.ts";

interface LinesFieldProps {
	readonly label: string;
	readonly value: readonly string[];
	readonly hint: string;
	readonly fault: string | undefined;
	readonly onChange: (value: string[]) => void;
}

/** A list of texts, one a line. */
export function LinesField({ label, value, hint, fault, onChange }: LinesFieldProps): JSX.Element {
	const { text, type } = useTyped(value, (lines) => lines.join("\n"));
	return (
		<TextField
			label={label}
			lines={3}
			value={text}
			hint={hint}
			fault={fault}
			onInput={(typed) => {
				const lines = typed
					.split("\n")
					.map((line) => line.trim())
					.filter((line) => line !== "");
				type(typed, lines);
				onChange(lines);
			}}
		/>
	);
}
