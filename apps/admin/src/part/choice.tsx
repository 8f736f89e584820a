import type { ComponentChildren, JSX } from "preact";
import { Field } from "./field.tsx";

interface ChoiceProps<Value extends string> {
	readonly label: string;
	readonly value: Value;
	readonly options: readonly (readonly [Value, string])[];
	readonly onChange: (value: Value) => void;
	readonly hint?: ComponentChildren;
	readonly fault?: string | undefined;
}

/** One of a few. */
export function Choice<Value extends string>(props: ChoiceProps<Value>): JSX.Element {
	const { label, value, options, onChange, hint, fault } = props;
	return (
		<Field label={label} hint={hint} fault={fault}>
			{(attributes) => (
				<select {...attributes} value={value} onChange={(event) => onChange(event.currentTarget.value as Value)}>
					{options.map(([key, words]) => (
						<option key={key} value={key}>
							{words}
						</option>
					))}
				</select>
			)}
		</Field>
	);
}
