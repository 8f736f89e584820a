import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

interface RadiosProps<Value extends string> {
	readonly label: string;
	readonly value: Value;
	/** Value, words, and what choosing it means. */
	readonly options: readonly (readonly [value: Value, words: string, meaning?: string])[];
	readonly onChange: (value: Value) => void;
	/** What belongs to the choice that was made. */
	readonly children?: ComponentChildren;
}

/** One of a few, all of them in sight. */
export function Radios<Value extends string>(props: RadiosProps<Value>): JSX.Element {
	const { label, value, options, onChange, children } = props;
	const name = useId();
	return (
		<fieldset class="bare stack">
			<legend>{label}</legend>
			<div class="radios">
				{options.map(([key, words, meaning]) => (
					<label key={key} class="check">
						<input type="radio" name={name} checked={key === value} onChange={() => onChange(key)} />
						<span>
							{words}
							{meaning !== undefined && <span class="meaning">{meaning}</span>}
						</span>
					</label>
				))}
			</div>
			{children}
		</fieldset>
	);
}
