import type { SourceUrl } from "@bellhop/contract/source";
import type { RootContent } from "mdast";
import { Fragment, type VNode } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { type ParsedText, parseGrowing } from "../markdown/blocks.ts";
import { parseMarkdown } from "../markdown/markdown.ts";
import { type Definitions, definitionsOf, type RenderContext, renderNode } from "../markdown/render-block.tsx";
import { CodeBlock } from "./code-block.tsx";
import { usePanel, useTalkWords } from "./panel-context.ts";

/** An answer's words: Markdown, in which numbers in brackets point at its sources, and plain text where parsing fails. */
export function RichText({ text, sources }: { readonly text: string; readonly sources: readonly SourceUrl[] }): VNode {
	const before = useRef<{ readonly parsed: ParsedText | undefined; readonly count: number } | undefined>(undefined);
	const parsed = attempt(text, sources, before.current?.count === sources.length ? before.current.parsed : undefined);
	before.current = { parsed, count: sources.length };
	// Most texts define nothing, and need not be searched for it.
	const definitions = useSame(definitionsOf(text.includes("]:") ? (parsed?.blocks ?? []) : [], sources));
	const draw = useBlocks(definitions);
	if (!parsed) {
		return (
			<p class="prose plain-text" dir="auto">
				{text}
			</p>
		);
	}
	return (
		<div class="prose" dir="auto">
			{inRuns(parsed.blocks).map((blocks, index) => (
				<Run key={index} blocks={blocks} draw={draw} />
			))}
		</div>
	);
}

/** How many blocks stand in one element. */
const together = 8;

function inRuns(blocks: readonly RootContent[]): (readonly RootContent[])[] {
	const runs: (readonly RootContent[])[] = [];
	for (let from = 0; from < blocks.length; from += together) runs.push(blocks.slice(from, from + together));
	return runs;
}

/** Blocks that follow each other. In an element of their own the finished ones of a long answer are laid out and painted by one look. */
function Run({ blocks, draw }: { readonly blocks: readonly RootContent[]; readonly draw: DrawBlock }): VNode {
	return useMemo(() => <div class="run">{blocks.map(draw)}</div>, [draw, ...blocks]);
}

type DrawBlock = (block: RootContent, index: number) => VNode;

/** The definitions before, as long as they lead to the same addresses: then no block needs to be drawn again. */
function useSame(definitions: Definitions): Definitions {
	const kept = useRef(definitions);
	const same = [...definitions].every(([label, { url }]) => kept.current.get(label)?.url === url);
	if (!same || definitions.size !== kept.current.size) kept.current = definitions;
	return kept.current;
}

function attempt(text: string, sources: readonly SourceUrl[], before: ParsedText | undefined): ParsedText | undefined {
	const numbers = sources.map(({ sourceId }) => sourceId);
	try {
		return parseGrowing(
			(words, { start, labels }) => parseMarkdown(words, { start, labels: [...numbers, ...labels] }),
			text,
			before,
		);
	} catch {
		return undefined;
	}
}

/** How a block is drawn: the same block gives the very same node, so that finished ones are not looked at again. */
function useBlocks(definitions: Definitions): DrawBlock {
	const words = useTalkWords();
	const { links, images } = usePanel().looks;
	return useMemo(() => {
		const drawn = new WeakMap<RootContent, VNode>();
		const context: RenderContext = {
			definitions,
			tableLabel: words.table,
			rules: { links, images, own: location.host },
			codeBlock: (code, language) => <CodeBlock code={code} language={language} />,
		};
		return (block, index) => {
			const node = drawn.get(block) ?? <Fragment key={index}>{renderNode(block, context)}</Fragment>;
			drawn.set(block, node);
			return node;
		};
	}, [definitions]);
}
