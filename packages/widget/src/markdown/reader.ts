import type { BlockContent, Code, DefinitionContent, Heading, List, Nodes, Paragraph, Table, TableCell } from "mdast";
import type { Container } from "./container.ts";

/** The block that still takes in lines. */
export type Leaf = OpenParagraph | OpenCode | OpenTable;

export interface OpenParagraph {
	readonly type: "paragraph";
	readonly start: number;
	/** With their endings, without the white space before them. */
	readonly lines: string[];
}

export interface OpenCode {
	readonly type: "code";
	readonly node: Code;
	readonly fence: string;
	readonly indent: number;
	readonly lines: string[];
}

export interface OpenTable {
	readonly type: "table";
	readonly node: Table;
}

/** Words to be read when all definitions are known, and the node they belong in. */
export interface Phrase {
	readonly node: Paragraph | Heading | TableCell;
	readonly text: string;
}

/** How far the reading of blocks has come. */
export interface Reader {
	/** What is open, the text itself first. */
	readonly open: Container[];
	leaf: Leaf | undefined;
	readonly phrases: Phrase[];
	/** What is defined, by normalized label. */
	readonly labels: Set<string>;
}

/** Puts a block, whose first line begins there, into the innermost container. */
export function append(reader: Reader, node: BlockContent | DefinitionContent | List, start: number): void {
	const container = reader.open.at(-1);
	if (!container) return;
	const children: Nodes[] = container.node.children;
	if (container.gap && children.length > 0 && "spread" in container.node) container.node.spread = true;
	container.gap = false;
	children.push(node);
	if (reader.open.length === 1) node.position = { start: { offset: start } } as NonNullable<Nodes["position"]>;
}
