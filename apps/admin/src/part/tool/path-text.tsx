import type { JSX } from "preact";
import { TextField } from "../text-field.tsx";
import { useTyped } from "../use-typed.ts";

interface PathTextProps {
	readonly picked: readonly string[];
	readonly onChange: (picked: string[]) => void;
}

/** The picked fields as text, for paths that no example shows. */
export function PathText({ picked, onChange }: PathTextProps): JSX.Element {
	const { text, type } = useTyped(picked, (paths) => paths.join("\n"));
	const onInput = (typed: string) => {
		const paths = typed.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
		type(typed, paths);
		onChange(paths);
	};
	return (
		<details class="aside">
			<summary>As text</summary>
			<TextField
				label="Paths"
				lines={6}
				code
				value={text}
				hint="One a line, such as order.items[].name. A path to an object allows all of it."
				onInput={onInput}
			/>
		</details>
	);
}
