import type { ParseMarkdown } from "@bellhop/panel/blocks";
import { definitionsOf, renderNode } from "@bellhop/panel/render-block";
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

const parser = signal<ParseMarkdown | undefined>(undefined);

/** An answer's words, drawn by the widget's own renderer: whatever a model writes is as harmless here as there. */
export function RichText({ text }: { readonly text: string }): JSX.Element {
	useEffect(() => {
		// Until it is there, and should it never come, the text stays as it is.
		import("@bellhop/panel/parse-markdown").then(
			({ parseMarkdown }) => {
				parser.value = parseMarkdown;
			},
			() => {},
		);
	}, []);
	const blocks = parser.value?.(text);
	if (!blocks) return <p class="prose">{text}</p>;
	const definitions = definitionsOf(blocks);
	const codeBlock = (code: string) => (
		<pre>
			<code>{code}</code>
		</pre>
	);
	return (
		<div class="prose" dir="auto">
			{blocks.map((block) => renderNode(block, { definitions, tableLabel: "Table", rules: {}, codeBlock }))}
		</div>
	);
}
