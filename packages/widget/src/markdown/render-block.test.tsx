import { render } from "preact";
import { expect, test } from "vitest";
import type { LinkRules } from "./link-rules.ts";
import { parseMarkdown } from "./markdown.ts";
import { definitionsOf, renderNode } from "./render-block.tsx";

function draw(text: string, rules: LinkRules = {}): HTMLElement {
	const blocks = parseMarkdown(text);
	const definitions = definitionsOf(blocks);
	const codeBlock = (code: string) => <pre>{code}</pre>;
	const place = document.createElement("div");
	render(
		blocks.map((block) => renderNode(block, { definitions, tableLabel: "Table", rules, codeBlock })),
		place,
	);
	return place;
}

const dangerous = [
	"[x](javascript:alert(1))",
	"[x](JAVASCRIPT:alert(1))",
	"[x](java&#115;cript:alert(1))",
	"[x](javascript&colon;alert(1))",
	"[x](java&Tab;script:alert(1))",
	"[x](java\\script:alert(1))",
	"[x](<java\tscript:alert(1)>)",
	"[x](<\u0001javascript:alert(1)>)",
	"[x](data:text/html;base64,PHNjcmlwdD4=)",
	"[x](vbscript:msgbox)",
	"[x](//evil.example/x)",
	"<javascript:alert(1)>",
	"<JaVaScRiPt:alert(1)>",
	"<data:text/html,x>",
	"[x][r]\n\n[r]: javascript:alert(1)",
	"[r]\n\n> [r]: vbscript:x",
	"![x](javascript:alert(1))",
	"![x][r]\n\n[r]: data:image/svg+xml,x",
	"![x](https://evil.example/pixel.png)",
	"[![x](https://evil.example/p.png)](javascript:alert(1))",
	"[a [b](javascript:1) c](javascript:2)",
	"<script>alert(1)</script>",
	"<img src=x onerror=alert(1)>",
	"text <img src=x onerror=alert(1)> text",
	"<iframe src='javascript:alert(1)'></iframe>",
	"<a href='javascript:alert(1)'>x</a>",
	"<svg><script>alert(1)</script></svg>",
	"<style>*{display:none}</style>",
	"<!-- --><script>alert(1)</script>",
	"| <img src=x onerror=alert(1)> | [x](javascript:1) |\n|-|-|\n| <b>1</b> | 2 |",
	"`<script>`\n\n```html\n<script>alert(1)</script>\n```",
	"&lt;script&gt;alert(1)&lt;/script&gt;",
];

test.each(dangerous)("draws nothing that acts: %j", (text) => {
	const place = draw(text);
	for (const element of place.querySelectorAll("*")) {
		expect(drawn).toContain(element.localName);
		for (const { name, value } of element.attributes) {
			expect(["href", "target", "rel", "class", "start", "scope", "tabindex", "aria-label"]).toContain(name);
			if (name === "href") expect(value).toMatch(/^(https?:\/\/|mailto:|tel:)/);
		}
	}
	expect(place.querySelector("img,script,iframe,svg,style")).toBeNull();
});

const drawn = "p h3 h4 h5 ul ol li blockquote hr pre code em strong br a span section table thead tbody tr th td".split(
	" ",
);

test("every link opens elsewhere and gives nothing away", () => {
	const link = draw("[shop](https://example.com/a)").querySelector("a");
	expect(link?.getAttribute("href")).toBe("https://example.com/a");
	expect(link?.getAttribute("target")).toBe("_blank");
	expect(link?.getAttribute("rel")).toBe("noopener noreferrer nofollow");
});

test("a link that may not be followed keeps its words", () => {
	const place = draw("see [the **order**](javascript:alert(1)) now");
	expect(place.textContent).toBe("see the order now");
	expect(place.querySelector("strong")?.textContent).toBe("order");
});

test("reference links find their definition, before or after", () => {
	const place = draw("[a]: https://one.example\n\n[x][a] and [b]\n\n[b]: https://two.example");
	expect([...place.querySelectorAll("a")].map((link) => link.href)).toEqual([
		"https://one.example/",
		"https://two.example/",
	]);
});

test("an image is a link with its words, and never loaded", () => {
	const place = draw("![A side table](https://example.com/table.jpg)");
	expect(place.querySelector("a")?.textContent).toBe("A side table");
});

test("raw HTML is shown as what was written", () => {
	expect(draw("<b>bold</b> and <br>").textContent).toBe("<b>bold</b> and <br>");
});

test("a table has a head, alignment and a cell for every column", () => {
	const place = draw("| a | b |\n|---|--:|\n| 1 |");
	expect(place.querySelectorAll("th")).toHaveLength(2);
	expect(place.querySelectorAll("td")).toHaveLength(2);
	expect(place.querySelectorAll("td")[1]?.className).toBe("right");
});

test("tight lists have bare words, loose ones paragraphs, ordered ones their first number", () => {
	expect(draw("- a\n- b").querySelector("li p")).toBeNull();
	expect(draw("- a\n\n  b\n- c").querySelector("li p")).not.toBeNull();
	expect(draw("3. a\n4. b").querySelector("ol")?.getAttribute("start")).toBe("3");
});

test("named and numbered characters and breaks are drawn, and what is struck shows its marks", () => {
	const place = draw("~~old~~ caf&#233; &copy; a  \nb");
	expect(place.textContent).toContain("~~old~~ café © a");
	expect(place.querySelector("br")).not.toBeNull();
});

test("what nests too deep is shown as its words", () => {
	const place = draw(`${"> ".repeat(80)}deep`);
	expect(place.textContent).toBe("deep");
	expect(place.querySelectorAll("blockquote").length).toBeLessThan(30);
});

test("a link names the host it leads to, unless its words do, or it stays on the page's own", () => {
	const place = draw("[Terms](https://other.example/terms) [Returns](https://shop.example/r) <https://docs.example/>", {
		own: "shop.example",
	});
	expect(place.textContent).toBe("Terms (other.example) Returns https://docs.example/");
});

test("a link that may not lead there is words, with the host it would have led to", () => {
	const place = draw("[Your **account**](https://evil.example/login)", { links: ["docs.example"] });
	expect(place.querySelector("a")).toBeNull();
	expect(place.textContent).toBe("Your account (evil.example)");
});

test("a picture is drawn from a host that is allowed, and is a link elsewhere", () => {
	const place = draw("![Shoes](https://cdn.example/a.png) ![Pixel](https://evil.example/p.png)", {
		images: ["cdn.example"],
	});
	const [image, ...more] = place.querySelectorAll("img");
	expect(more).toEqual([]);
	expect([image?.src, image?.alt, image?.getAttribute("referrerpolicy")]).toEqual([
		"https://cdn.example/a.png",
		"Shoes",
		"no-referrer",
	]);
	expect(place.querySelector("a")?.textContent).toBe("Pixel");
});
