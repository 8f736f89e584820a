import type { JSX } from "preact";
import { useState } from "preact/hooks";

/** Copies a text, and says whether it did. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
	const [said, setSaid] = useState({ text: "", words: "Copy" });
	const copy = async () => {
		// Browsers have no clipboard on pages that are not secure.
		const done = await navigator.clipboard?.writeText(text).then(
			() => true,
			() => false,
		);
		setSaid({ text, words: done ? "Copied" : "Not copied" });
	};
	const words = said.text === text ? said.words : "Copy";
	return (
		<button type="button" class="small" onClick={copy} aria-label={`${words} ${label}`}>
			{words}
		</button>
	);
}
