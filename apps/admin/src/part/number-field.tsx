import type { ComponentChildren, JSX } from "preact";
import { Field } from "./field.tsx";
import { useTyped } from "./use-typed.ts";

interface NumberFieldProps {
	readonly label: string;
	readonly value: number;
	readonly min: number;
	readonly max: number;
	readonly hint?: ComponentChildren;
	readonly fault?: string | undefined;
	readonly onChange: (value: number) => void;
}

/** A whole number between two others. */
export function NumberField({ label, value, min, max, hint, fault, onChange }: NumberFieldProps): JSX.Element {
	const { text, type } = useTyped(value, String);
	const onInput = (typed: string) => {
		const next = typed === "" ? value : Number(typed);
		type(typed, next);
		onChange(next);
	};
	return (
		<Field label={label} hint={hint} fault={fault}>
			{(attributes) => (
				<input
					{...attributes}
					type="number"
					required
					min={min}
					max={max}
					step={1}
					value={text}
					onInput={(event) => onInput(event.currentTarget.value)}
				/>
			)}
		</Field>
	);
}
