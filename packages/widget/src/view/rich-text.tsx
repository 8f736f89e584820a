import type { RootContent } from "mdast";
import type { VNode } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { type ParsedText, parseGrowing } from "../markdown/blocks.ts";
import { parseMarkdown } from "../markdown/markdown.ts";
import { type Definitions, definitionsOf, renderNode } from "../markdown/render-block.tsx";
import { CodeBlock } from "./code-block.tsx";
import { usePanel, useTalkWords } from "./panel-context.ts";

/** An answer's words: Markdown, and plain text where parsing fails. */
export function RichText({ text }: { readonly text: string }): VNode {
	const before = useRef<ParsedText | undefined>(undefined);
	const parsed = attempt(text, before.current);
	before.current = parsed;
	const definitions = useSame(definitionsOf(parsed?.blocks ?? []));
	if (!parsed) {
		return (
			<p class="prose plain-text" dir="auto">
				{text}
			</p>
		);
	}
	return (
		<div class="prose" dir="auto">
			{parsed.blocks.map((block, index) => (
				<Block key={index} block={block} definitions={definitions} />
			))}
		</div>
	);
}

/** The definitions before, as long as they lead to the same addresses: then no block needs to be drawn again. */
function useSame(definitions: Definitions): Definitions {
	const kept = useRef(definitions);
	const same = [...definitions].every(([label, { url }]) => kept.current.get(label)?.url === url);
	if (!same || definitions.size !== kept.current.size) kept.current = definitions;
	return kept.current;
}

function attempt(text: string, before: ParsedText | undefined): ParsedText | undefined {
	try {
		return parseGrowing(parseMarkdown, text, before);
	} catch {
		return undefined;
	}
}

/** One block; the same block gives the same nodes, so finished ones are not looked at again. */
function Block({ block, definitions }: { readonly block: RootContent; readonly definitions: Definitions }): VNode {
	const words = useTalkWords();
	const { links, images } = usePanel().looks;
	return useMemo(
		() => (
			<>
				{renderNode(block, {
					definitions,
					tableLabel: words.table,
					rules: { links, images, own: location.host },
					codeBlock: (code, language) => <CodeBlock code={code} language={language} />,
				})}
			</>
		),
		[block, definitions],
	);
}
