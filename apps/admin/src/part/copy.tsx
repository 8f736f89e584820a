import type { JSX } from "preact";
import { useState } from "preact/hooks";

/** A text to take along, with a button that copies it. */
export function Copy({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
	const [copied, setCopied] = useState(false);
	const copy = async () => {
		await navigator.clipboard.writeText(text);
		setCopied(true);
	};
	return (
		<div class="copy">
			<pre>
				<code>{text}</code>
			</pre>
			<button type="button" onClick={copy} aria-label={`Copy ${label}`}>
				{copied ? "Copied" : "Copy"}
			</button>
		</div>
	);
}
