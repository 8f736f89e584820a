import type { Finding } from "../finding.ts";
import type { TextFile } from "../tree/text-file.ts";
import type { Tree } from "../tree/tree.ts";

const document = /^(?:README|AGENTS)\.md$|^docs\/.+\.md$/;
const cited = /`([^`\n]+)`/g;
const folders = /^(?:packages|apps|e2e|lint|scripts|docs|bench|\.ci|\.github)\//;

const strangers = [
	{
		pattern: /https?:\/\/(?:[\w.-]*\bregistry\b[\w.-]*|[\w.-]*npmmirror[\w.-]*|[\w.-]+\/artifactory\/)[^\s"'`)]*/,
		what: "a registry address",
		instead: "leave it out: whoever installs has a registry of their own",
	},
	{
		pattern: /^\s*(?:@[\w-]+:)?registry\s*=/m,
		what: "a registry setting",
		instead: "leave it out: whoever installs has a registry of their own",
	},
	{
		pattern: /(?:^|[\s"'`(=:])(?:\/(?:home|Users)\/[\w.-]+\/|\/root\/|\/work\/|\/opt\/tools|[A-Z]:\\Users\\)/m,
		what: "a path of one machine",
		instead: "write it relative to the repository, or take it from the environment",
	},
];

/** What the documents cite exists, and nothing in the tree points at one machine or one registry. */
export function documents(tree: Tree): Finding[] {
	return [
		...tree.texts.filter(({ path }) => document.test(path)).flatMap((file) => citations(tree, file)),
		// This rule and its test must spell out what they look for.
		...tree.texts.filter(({ path }) => !path.startsWith("lint/src/rules/documents")).flatMap(foreign),
	];
}

function citations(tree: Tree, { path, text }: TextFile): Finding[] {
	const prose = text.replaceAll(/^```[\s\S]*?^```/gm, (block) => block.replaceAll(/[^\n]/g, ""));
	return [...prose.matchAll(cited)].flatMap(({ 1: citation = "", index }) => {
		const target = citation.replace(/:\d+(?:-\d+)?$/, "").replace(/\/$/, "");
		if (!folders.test(`${target}/`) || /[\s<>{}…()]/.test(target) || exists(tree, target)) return [];
		const what = `\`${citation}\` does not exist`;
		return [{ path, line: lineAt(text, index), what, instead: "cite the file where it is now, or drop the mention" }];
	});
}

function exists(tree: Tree, target: string): boolean {
	if (!target.includes("*")) return tree.paths.has(target);
	const parts = target.split(/(\*\*\/|\*\*|\*)/).map((part) => {
		if (part === "**/") return "(?:.+/)?";
		if (part === "**") return ".+";
		return part === "*" ? "[^/]+" : part.replaceAll(/[.+?^$()|[\]\\]/g, "\\$&");
	});
	const pattern = new RegExp(`^${parts.join("")}$`);
	return [...tree.paths].some((path) => pattern.test(path));
}

function foreign({ path, text }: TextFile): Finding[] {
	return strangers.flatMap(({ pattern, what, instead }) => {
		const match = pattern.exec(text);
		if (!match) return [];
		return [
			{ path, line: lineAt(text, match.index + match[0].search(/\S/)), what: `${what}: ${match[0].trim()}`, instead },
		];
	});
}

function lineAt(text: string, index: number): number {
	return text.slice(0, index).split("\n").length;
}
