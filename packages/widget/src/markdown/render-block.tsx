import type { SourceUrl } from "@bellhop/contract/source";
import type {
	AlignType,
	Definition,
	ImageReference,
	LinkReference,
	List,
	ListItem,
	Nodes,
	RootContent,
	Table,
	TableRow,
} from "mdast";
import type { ComponentChildren, VNode } from "preact";
import { type LinkRules, pictureAddress, shownLink } from "./link-rules.ts";
import { TableFrame } from "./table-frame.tsx";

/** Where a reference leads; `cited` where that is a source of the answer. */
type Target = Pick<Definition, "url" | "title"> & { readonly cited?: boolean };

/** Where reference links lead, by normalized label. */
export type Definitions = ReadonlyMap<string, Target>;

/** What rendering needs beside the tree: where references lead, and the words for what has no text of its own. */
export interface RenderContext {
	readonly definitions: Definitions;
	/** The accessible name of a table's frame, where it scrolls. */
	readonly tableLabel: string;
	/** Where links may lead, and pictures come from. */
	readonly rules: LinkRules;
	/** Draws a code block; the view adds its copy button. */
	codeBlock(code: string, language: string | undefined): VNode;
}

/** Deeper than any real answer nests; below it only the text is shown. */
const deepest = 24;

const noDefinitions: Definitions = new Map();

/**
 * Collects the definitions of a text, wherever they stand; the first of a label counts, as CommonMark says. The sources of an
 * answer are definitions too, by their numbers, where the text has none of its own.
 */
export function definitionsOf(blocks: readonly RootContent[], sources: readonly SourceUrl[] = []): Definitions {
	const found = new Map<string, Target>();
	const collect = (node: Nodes, depth: number) => {
		if (node.type === "definition" && !found.has(node.identifier)) found.set(node.identifier, node);
		if ("children" in node && depth < deepest) for (const child of node.children) collect(child, depth + 1);
	};
	for (const block of blocks) collect(block, 0);
	for (const { sourceId, url, title } of sources) {
		if (!found.has(sourceId)) found.set(sourceId, { url, title, cited: true });
	}
	return found.size === 0 ? noDefinitions : found;
}

/** A node of the tree as Preact nodes. Only what is named here is ever drawn; everything else is its text. */
export function renderNode(node: Nodes, context: RenderContext, depth = 0): ComponentChildren {
	if (depth > deepest) return textOf(node);
	const inner = () => ("children" in node ? node.children.map((child) => renderNode(child, context, depth + 1)) : null);
	switch (node.type) {
		case "paragraph":
			return <p>{inner()}</p>;
		case "heading":
			return renderHeading(node.depth, inner());
		case "blockquote":
			return <blockquote>{inner()}</blockquote>;
		case "list":
			return renderList(node, inner());
		case "listItem":
			return renderItem(node, context, depth);
		case "table":
			return renderTable(node, context, depth);
		case "code":
			return context.codeBlock(node.value, node.lang ?? undefined);
		case "thematicBreak":
			return <hr />;
		case "inlineCode":
			return <code>{node.value}</code>;
		case "emphasis":
			return <em>{inner()}</em>;
		case "strong":
			return <strong>{inner()}</strong>;
		case "break":
			return <br />;
		case "link":
			return renderLink(node.url, { words: textOf(node), children: inner() }, context);
		case "linkReference":
			return renderReference(node, inner(), context);
		case "image":
			return renderImage(node.url, node.alt || node.url, context);
		case "imageReference":
			return renderImage(urlOf(node, context), node.alt || node.label || "", context);
		case "definition":
			return null;
		default:
			return textOf(node);
	}
}

/** Headings of an answer stand inside a conversation: three modest sizes, below the panel's own heading. */
function renderHeading(level: number, children: ComponentChildren): VNode {
	if (level <= 1) return <h3>{children}</h3>;
	return level === 2 ? <h4>{children}</h4> : <h5>{children}</h5>;
}

function renderList(node: List, children: ComponentChildren): VNode {
	return node.ordered ? <ol start={node.start ?? 1}>{children}</ol> : <ul>{children}</ul>;
}

/** In a tight list a paragraph is only its words. */
function renderItem(node: ListItem, context: RenderContext, depth: number): VNode {
	return (
		<li>
			{node.children.map((child) =>
				child.type === "paragraph" && !node.spread
					? child.children.map((words) => renderNode(words, context, depth + 1))
					: renderNode(child, context, depth + 1),
			)}
		</li>
	);
}

function renderTable(node: Table, context: RenderContext, depth: number): VNode {
	const [head, ...body] = node.children;
	const row = (cells: TableRow, Cell: "th" | "td") => (
		<tr>
			{node.children[0]?.children.map((_, column) => (
				<Cell class={alignment(node.align?.[column])} {...(Cell === "th" ? { scope: "col" } : {})}>
					{cells.children[column]?.children.map((words) => renderNode(words, context, depth + 1))}
				</Cell>
			))}
		</tr>
	);
	return (
		<TableFrame label={context.tableLabel}>
			{head && <thead>{row(head, "th")}</thead>}
			<tbody>{body.map((cells) => row(cells, "td"))}</tbody>
		</TableFrame>
	);
}

function alignment(align: AlignType | undefined): string | undefined {
	return align === "right" || align === "center" ? align : undefined;
}

function urlOf({ identifier }: LinkReference | ImageReference, { definitions }: RenderContext): string {
	return definitions.get(identifier)?.url ?? "";
}

interface Linked {
	readonly words: string;
	readonly children: ComponentChildren;
}

/** Everybody sees where a link leads before they go there. */
function renderLink(url: string, { words, children }: Linked, { rules }: RenderContext): ComponentChildren {
	const link = shownLink(url, words, rules);
	if (!link) return children;
	const { address, place } = link;
	return (
		<>
			{address === undefined ? (
				children
			) : (
				<a href={address} target="_blank" rel="noopener noreferrer nofollow">
					{children}
				</a>
			)}
			{place && <span class="host"> ({place})</span>}
		</>
	);
}

/** A number that is a source's is its marker; "[1][2]" are two of them, though for Markdown it is a link named 1. */
function renderReference(node: LinkReference, children: ComponentChildren, context: RenderContext): ComponentChildren {
	const { definitions } = context;
	const words = textOf(node);
	if (!definitions.get(node.identifier)?.cited || !/^\d+$/.test(words)) {
		return renderLink(urlOf(node, context), { words, children }, context);
	}
	return [...new Set([words, node.identifier])].map((number) =>
		renderMarker(number, definitions.get(number), context.rules),
	);
}

/** Its host is in its name, and stands in the footnote below the answer. */
function renderMarker(number: string, source: Target | undefined, rules: LinkRules): ComponentChildren {
	if (!source?.cited) return `[${number}]`;
	const { address, place } = shownLink(source.url, source.title ?? "", rules) ?? {};
	const name = `${source.title}${place ? ` (${place})` : ""}`;
	return (
		<sup>
			{address === undefined ? (
				number
			) : (
				<a
					href={address}
					target="_blank"
					rel="noopener noreferrer nofollow"
					title={name}
					aria-label={`${number}: ${name}`}
				>
					{number}
				</a>
			)}
		</sup>
	);
}

/** A picture where its host is allowed, and a link to it elsewhere. */
function renderImage(url: string, alt: string, context: RenderContext): ComponentChildren {
	const address = pictureAddress(url, context.rules);
	if (address === undefined) return renderLink(url, { words: alt, children: alt }, context);
	return <img src={address} alt={alt} loading="lazy" decoding="async" referrerpolicy="no-referrer" />;
}

/** The words of a node that is not drawn. */
function textOf(node: Nodes): string {
	if ("value" in node) return node.value;
	return "children" in node ? node.children.map(textOf).join("") : "";
}
