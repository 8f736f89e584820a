import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { TextField } from "./text-field.tsx";

interface JsonFieldProps {
	readonly label: string;
	readonly value: unknown;
	readonly fault?: string | undefined;
	readonly onChange: (value: unknown) => void;
}

/** A JSON value as text. Half-written text stays as it is and says so; the value changes once it can be read. */
export function JsonField({ label, value, fault, onChange }: JsonFieldProps): JSX.Element {
	const [text, setText] = useState(() => JSON.stringify(value));
	const [broken, setBroken] = useState<string | undefined>(undefined);
	const write = (typed: string) => {
		setText(typed);
		try {
			onChange(JSON.parse(typed));
			setBroken(undefined);
		} catch (error) {
			setBroken(`Not valid JSON yet: ${(error as Error).message}`);
		}
	};
	return <TextField label={label} lines={2} code value={text} fault={broken ?? fault} onInput={write} />;
}
