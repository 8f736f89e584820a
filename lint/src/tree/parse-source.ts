import { type Comment, type ParseResult, parseSync } from "oxc-parser";
import type { TextFile } from "./text-file.ts";
import { type SyntaxNode, walk } from "./walk.ts";

/** An import or a re-export, in any of its forms. */
export type ImportFact = { specifier: string; line: number; typeOnly: boolean };

/** A parsed file of TypeScript or JavaScript. */
export type SourceFile = TextFile & {
	program: SyntaxNode;
	comments: readonly Comment[];
	imports: readonly ImportFact[];
	exportsDefault: boolean;
	lines: number;
	/** The line, from 1, of an offset in the text. */
	lineOf: (offset: number) => number;
};

/** Whether a path is one that {@link parseSource} reads. */
export function isSource(path: string): boolean {
	return /\.(?:ts|tsx|mts|mjs|js)$/.test(path) && !path.endsWith(".d.ts");
}

/** Parses a file and collects what it imports. A file that does not parse has no facts; the compiler tells why. */
export function parseSource({ path, text }: TextFile): SourceFile {
	const parsed = parseSync(path, text);
	const lineOf = lineFinder(text);
	const program = parsed.program as unknown as SyntaxNode;
	return {
		path,
		text,
		program,
		comments: parsed.comments,
		imports: [...staticImports(parsed, lineOf), ...otherImports(program, lineOf)],
		exportsDefault: parsed.module.staticExports.some(({ entries }) =>
			entries.some(({ exportName }) => exportName.kind === "Default" || exportName.name === "default"),
		),
		lines: lineOf(text.trimEnd().length),
		lineOf,
	};
}

function staticImports({ module }: ParseResult, lineOf: (offset: number) => number): ImportFact[] {
	const imports = module.staticImports.map(({ moduleRequest, entries, start }) => {
		return { specifier: moduleRequest.value, line: lineOf(start), typeOnly: allTypes(entries) };
	});
	const exports = module.staticExports.flatMap(({ entries, start }) => {
		const from = entries.find(({ moduleRequest }) => moduleRequest)?.moduleRequest;
		return from ? [{ specifier: from.value, line: lineOf(start), typeOnly: allTypes(entries) }] : [];
	});
	return [...imports, ...exports];
}

function otherImports(program: SyntaxNode, lineOf: (offset: number) => number): ImportFact[] {
	const facts: ImportFact[] = [];
	walk(program, (node) => {
		if (node.type !== "ImportExpression" && node.type !== "TSImportType") return;
		const source = node["source"] as { value?: unknown } | undefined;
		if (typeof source?.value !== "string") return;
		facts.push({ specifier: source.value, line: lineOf(node.start), typeOnly: node.type === "TSImportType" });
	});
	return facts;
}

function allTypes(entries: readonly { isType: boolean }[]): boolean {
	return entries.length > 0 && entries.every(({ isType }) => isType);
}

function lineFinder(text: string): (offset: number) => number {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return (offset) => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low + 1;
	};
}
