import type { JSX } from "preact";
import type { ValueInput } from "../../store/trial-values.ts";
import { Choice } from "../choice.tsx";
import { TextField } from "../text-field.tsx";

interface ValueFieldProps {
	readonly input: ValueInput;
	readonly text: string;
	readonly onInput: (text: string) => void;
}

/** One value of a trial, typed in the way its schema asks for. */
export function ValueField({ input, text, onInput }: ValueFieldProps): JSX.Element {
	const { name, kind, choices, required, description } = input;
	const hint = [description, ...(required ? [] : ["Left out when empty."])].filter(Boolean).join(" ") || undefined;
	if (kind === "boolean" || kind === "choice") {
		const values = kind === "boolean" ? ["true", "false"] : choices;
		const options = ["", ...values].map((value) => [value, value === "" ? "–" : value.replace(/^"|"$/g, "")] as const);
		return <Choice label={name} value={text} options={options} hint={hint} onChange={onInput} />;
	}
	if (kind === "json") {
		return <TextField label={`${name} (JSON)`} lines={3} code value={text} hint={hint} onInput={onInput} />;
	}
	const type = kind === "number" ? "number" : "text";
	return <TextField label={name} type={type} value={text} hint={hint} onInput={onInput} />;
}
