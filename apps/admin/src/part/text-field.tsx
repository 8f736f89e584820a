import type { ComponentChildren, JSX } from "preact";
import { Field } from "./field.tsx";

interface TextFieldProps {
	readonly label: string;
	readonly value: string;
	readonly onInput: (value: string) => void;
	readonly hint?: ComponentChildren;
	readonly fault?: string | undefined;
	readonly type?: "text" | "email" | "password" | "url" | "number" | "color" | "date";
	readonly autocomplete?: string;
	readonly required?: boolean;
	readonly lines?: number;
	readonly code?: boolean;
	readonly placeholder?: string;
}

/** A line of text, or several. */
export function TextField(props: TextFieldProps): JSX.Element {
	const { label, value, onInput, hint, fault, type = "text", autocomplete, required, lines, code, placeholder } = props;
	const common = {
		value,
		required,
		placeholder,
		class: code ? "code" : undefined,
		spellcheck: code ? false : undefined,
	};
	return (
		<Field label={label} hint={hint} fault={fault}>
			{(attributes) =>
				lines ? (
					<textarea {...common} {...attributes} rows={lines} onInput={(event) => onInput(event.currentTarget.value)} />
				) : (
					<input
						{...common}
						{...attributes}
						// The kinds differ in what else they allow; these attributes suit them all.
						type={type as "text"}
						autocomplete={autocomplete}
						onInput={(event) => onInput(event.currentTarget.value)}
					/>
				)
			}
		</Field>
	);
}
