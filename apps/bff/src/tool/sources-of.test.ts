import { expect, test } from "vitest";
import { sourcesOf } from "./sources-of.ts";

const source = { title: "products[].name", url: "products[].page" };
const of = (...products: object[]) => sourcesOf({ maxBytes: 100, source }, { products });

test("an answer names pages by title and address, in its order", () => {
	expect(
		of({ name: "Tern", page: "https://shop.example/tern" }, { name: "Fleece", page: "https://shop.example/fleece" }),
	).toEqual([
		{ title: "Tern", url: "https://shop.example/tern" },
		{ title: "Fleece", url: "https://shop.example/fleece" },
	]);
});

test("a tool that names no paths has none", () => {
	expect(sourcesOf({ maxBytes: 100 }, { products: [{ name: "Tern", page: "https://shop.example" }] })).toEqual([]);
	expect(sourcesOf({ maxBytes: 100, source }, null)).toEqual([]);
});

test.each([
	"javascript:alert(1)",
	"data:text/html,x",
	"/relative",
	"",
	"https://user:secret@shop.example/",
	`https://shop.example/${"x".repeat(2_000)}`,
])("the address %j is none", (page) => {
	expect(of({ name: "Tern", page })).toEqual([]);
});

test("a page never gets the title of another one: where some have none, hosts stand for them", () => {
	const found = of({ page: "https://shop.example/nameless" }, { name: "Fleece", page: "https://shop.example/fleece" });
	expect(found.map(({ title }) => title)).toEqual(["shop.example", "shop.example"]);
});

test("without a title the host stands for it, and five are enough", () => {
	const many = Array.from({ length: 9 }, (_, index) => ({
		name: index === 0 ? " " : `P${index}`,
		page: `https://shop.example/${index}`,
	}));
	const found = of(...many);
	expect(found.map(({ title }) => title)).toEqual(["shop.example", "P1", "P2", "P3", "P4"]);
});
