import type { ComponentChildren, JSX } from "preact";

interface TickProps {
	readonly label: string;
	readonly checked: boolean;
	readonly onChange: (checked: boolean) => void;
	/** What it means. */
	readonly hint?: ComponentChildren;
}

/** Yes or no. */
export function Tick({ label, checked, onChange, hint }: TickProps): JSX.Element {
	return (
		<label class="check">
			<input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
			<span>
				{label}
				{hint !== undefined && <span class="meaning">{hint}</span>}
			</span>
		</label>
	);
}
