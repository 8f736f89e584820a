import type { SourceUrl } from "@bellhop/contract/source";
import type { ParseMarkdown } from "@bellhop/panel/blocks";
import { definitionsOf, renderNode } from "@bellhop/panel/render-block";
import { signal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";

const parser = signal<ParseMarkdown | undefined>(undefined);

interface RichTextProps {
	readonly text: string;
	/** What numbers in brackets point at. */
	readonly sources?: readonly SourceUrl[];
}

/** An answer's words, drawn by the widget's own renderer: whatever a model writes is as harmless here as there. */
export function RichText({ text, sources = [] }: RichTextProps): JSX.Element {
	useEffect(() => {
		// Until it is there, and should it never come, the text stays as it is.
		import("@bellhop/panel/parse-markdown").then(
			({ parseMarkdown }) => {
				parser.value = parseMarkdown;
			},
			() => {},
		);
	}, []);
	const blocks = parser.value?.(text, { start: 0, labels: sources.map(({ sourceId }) => sourceId) });
	if (!blocks) return <p class="prose">{text}</p>;
	const definitions = definitionsOf(blocks, sources);
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
