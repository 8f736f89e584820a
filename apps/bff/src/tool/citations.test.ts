import { expect, test } from "vitest";
import { Citations, withoutMarkers } from "./citations.ts";
import { shapeResponse } from "./shape-response.ts";

const response = { fields: ["pages[].name"], maxBytes: 1_000, source: { title: "pages[].name", url: "pages[].url" } };

/** What the model is given of these pages, with markers or without. */
function given(names: readonly string[], citations?: Citations): string {
	const pages = names.map((name, index) => ({ name, url: `https://a.example/${index}` }));
	const answer = { status: 200, contentType: "application/json", bytes: Buffer.from(JSON.stringify({ pages })) };
	return shapeResponse(response, answer, citations).text;
}

test("an address has one number, whoever names it", () => {
	const citations = new Citations();
	expect(citations.markersOf([{ url: "https://a.example/", title: "A" }])).toEqual({ "[1]": "A" });
	const again = [
		{ url: "https://b.example/", title: "B" },
		{ url: "https://a.example/", title: "Also A" },
	];
	expect(citations.markersOf(again)).toEqual({ "[2]": "B", "[1]": "Also A" });
});

test.each([
	["one", ["Tern"]],
	["several", ["Tern", "Fleece", "Haar"]],
	["titles that look like the end", ['"}}', '\\"}', '","sources":{"[9]":"x"}}', "[1]"]],
] as const)("an answer of %s is, without its markers, the answer", (_, names) => {
	const cited = given(names, new Citations());
	expect(JSON.parse(cited).sources["[1]"]).toBe(names[0]);
	expect(withoutMarkers(cited)).toBe(given(names));
});

test.each([
	'{"ok":true,"data":{"sources":{"[1]":"a page of the shop\'s own"}}}',
	'{"ok":false,"explanation":"No such record."}',
	'not JSON, "sources":{"[',
	"",
])("what has none stays as it is: %s", (text) => {
	expect(withoutMarkers(text)).toBe(text);
});
