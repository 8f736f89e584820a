import type { RootContent } from "mdast";
import type { VNode } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { type ParsedText, type ParseMarkdown, parseGrowing } from "../markdown/blocks.ts";
import { type Definitions, definitionsOf, renderNode } from "../markdown/render-block.tsx";
import { CodeBlock } from "./code-block.tsx";
import { markdownParser } from "./markdown-parser.ts";
import { usePanel } from "./panel-context.ts";

/** An answer's words: Markdown once the parser is there, plain text until then and wherever parsing fails. */
export function RichText({ text }: { readonly text: string }): VNode {
	const parse = markdownParser.value;
	const before = useRef<ParsedText | undefined>(undefined);
	const parsed = parse && attempt(parse, text, before.current);
	before.current = parsed;
	if (!parsed) {
		return (
			<p class="prose plain-text" dir="auto">
				{text}
			</p>
		);
	}
	const definitions = definitionsOf(parsed.blocks);
	return (
		<div class="prose" dir="auto">
			{parsed.blocks.map((block, index) => (
				<Block key={index} block={block} definitions={definitions} />
			))}
		</div>
	);
}

function attempt(parse: ParseMarkdown, text: string, before: ParsedText | undefined): ParsedText | undefined {
	try {
		return parseGrowing(parse, text, before);
	} catch {
		return undefined;
	}
}

/** One block; the same block gives the same nodes, so finished ones are not looked at again. */
function Block({ block, definitions }: { readonly block: RootContent; readonly definitions: Definitions }): VNode {
	const { words } = usePanel();
	return useMemo(
		() => (
			<>
				{renderNode(block, {
					definitions,
					tableLabel: words.table,
					codeBlock: (code, language) => <CodeBlock code={code} language={language} />,
				})}
			</>
		),
		[block, definitions],
	);
}
