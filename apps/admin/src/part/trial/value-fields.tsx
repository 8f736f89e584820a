import type { JSX } from "preact";
import type { ValueInput } from "../../store/trial-values.ts";
import { ValueField } from "./value-field.tsx";

interface ValueFieldsProps {
	readonly label: string;
	readonly hint?: string;
	readonly inputs: readonly ValueInput[];
	readonly typed: ReadonlyMap<string, string>;
	readonly onType: (typed: ReadonlyMap<string, string>) => void;
}

/** Inputs that belong together. */
export function ValueFields({ label, hint, inputs, typed, onType }: ValueFieldsProps): JSX.Element | null {
	if (inputs.length === 0) return null;
	return (
		<fieldset class="bare stack tight">
			<legend>{label}</legend>
			{hint !== undefined && <p class="muted">{hint}</p>}
			{inputs.map((input) => (
				<ValueField
					key={input.name}
					input={input}
					text={typed.get(input.name) ?? ""}
					onInput={(text) => onType(new Map([...typed, [input.name, text]]))}
				/>
			))}
		</fieldset>
	);
}
