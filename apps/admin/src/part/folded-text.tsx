import type { JSX } from "preact";

/** A text of any length, behind its name. */
export function FoldedText({ label, text }: { readonly label: string; readonly text: string }): JSX.Element {
	return (
		<details>
			<summary>{label}</summary>
			<pre class="block">{text}</pre>
		</details>
	);
}
