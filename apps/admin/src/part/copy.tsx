import type { JSX } from "preact";
import { CopyButton } from "./copy-button.tsx";

/** A text to take along, with a button that copies it. */
export function Copy({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
	return (
		<div class="copy">
			<pre>
				<code>{text}</code>
			</pre>
			<CopyButton text={text} label={label} />
		</div>
	);
}
