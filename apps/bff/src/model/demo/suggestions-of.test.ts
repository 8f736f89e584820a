import { expect, test } from "vitest";
import { suggest } from "../../agent/suggest.ts";
import { createDemoModel } from "./demo-model.ts";

const abilities = [
	"See whether an account is locked. Use it for trouble with signing in.",
	"Find an order and see where it is. Use it for the delivery of one order.",
	"Refund an order of the signed-in customer: pay money back for it.",
	"List the invoices of an order, with what was billed, paid and paid back.",
	"Send an order to another address before it has left the warehouse by the carrier who was meant to bring it.",
];
const model = { kind: "demo", name: "demo", model: createDemoModel(0) } as const;
const signal = new AbortController().signal;

async function suggested(question: string, answer: string) {
	const said = [
		{ from: "visitor" as const, text: question },
		{ from: "agent" as const, text: answer },
	];
	return (await suggest(model, { abilities, said, signal })).texts;
}

test("the demo model suggests what else it can do about what was spoken of", async () => {
	expect(await suggested("Where is order 12345?", "Order 12345 is delivered.")).toEqual([
		"Can you refund an order?",
		"Can you list the invoices of an order?",
	]);
});

test("what was done already is not suggested, whatever else was said", async () => {
	expect(await suggested("Refund £24.00 of order 12347", "The refund of £24.00 for the order is paid back.")).toEqual([
		"Can you list the invoices of an order?",
		"Can you find an order and see where it is?",
	]);
});

test("after it has asked for something it suggests nothing", async () => {
	expect(await suggested("Where is my order?", "Please tell me the order number and the postcode.")).toEqual([]);
	expect(await suggested("Refund it", "Why do you send it back?")).toEqual([]);
});
