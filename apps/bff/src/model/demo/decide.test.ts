import { generateKeyPairSync } from "node:crypto";
import type { LanguageModelV4FunctionTool, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../../test/bff.ts";
import { parameterNamed, toolNamed } from "../../../test/tools.ts";
import { sites } from "../../database/tables/index.ts";
import { seedDemo } from "../../demo/seed-demo.ts";
import { modelSchema } from "../../tool/model-schema.ts";
import { allTools, withheldFrom } from "../../tool/offer-tools.ts";
import { toolInput } from "../../tool/tool-input.ts";
import { decide } from "./decide.ts";
import type { Decision } from "./decision.ts";

type Said = ["visitor" | "agent" | "called" | "result" | "user-info" | "sign-in", string];

/** A conversation as the model reads it. */
function promptOf(...said: Said[]): LanguageModelV4Prompt {
	return [
		{ role: "system", content: "You are the support agent of Harbour & Pine." },
		...said.map(([who, text]): LanguageModelV4Prompt[number] => {
			if (who === "visitor") return { role: "user", content: [{ type: "text", text }] };
			if (who === "agent") return { role: "assistant", content: [{ type: "text", text }] };
			if (who === "called")
				return { role: "assistant", content: [{ type: "tool-call", toolCallId: "c", toolName: text, input: {} }] };
			const output = { type: "text" as const, value: text };
			const toolName = { "user-info": "user_info", "sign-in": "offer_sign_in" }[who as string] ?? "t";
			return { role: "tool", content: [{ type: "tool-result", toolCallId: "c", toolName, output }] };
		}),
	];
}

let bff: TestBff;
let shop: LanguageModelV4FunctionTool[];

beforeAll(async () => {
	bff = await startBff({ allow: "localhost:3001" });
	const credentials = {
		...{ orders: "orders-secret", inventory: "inventory-secret", subscriptions: "subscriptions-secret" },
		...{ customersUser: "bellhop", customersPassword: "customers-secret", accounts: "accounts-secret" },
		...{ paymentsClientId: "bellhop", paymentsClientSecret: "payments-secret", userData: "user-data-secret" },
	};
	const admin = { email: "admin@example.com", password: "not used here" };
	const site = bff.site.id;
	const { publicKey: pair } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const identity = { kid: "shop", publicKey: pair.export({ type: "spki", format: "pem" }).toString() };
	const addresses = { bff: "http://localhost:3000", shop: "http://localhost:3001" };
	await seedDemo(bff.parts, { site, ...addresses, admin, identity, credentials });
	const [row] = await bff.database.query.select().from(sites);
	const records = await allTools({ ...bff.parts, site: row ?? bff.site });
	const offered = records.filter(({ tool }) => withheldFrom(tool, undefined) === undefined);
	shop = offered.map(({ tool }) => asModelTool(tool));
});
afterAll(() => bff.close());

function asModelTool(tool: Parameters<typeof modelSchema>[0] & { name: string; description: string }) {
	const { name, description } = tool;
	return { type: "function", name, description, inputSchema: { ...modelSchema(tool) } } as LanguageModelV4FunctionTool;
}

const asked = (...said: Said[]): Decision => decide(promptOf(...said), shop);
const result = (data: unknown): Said => ["result", JSON.stringify({ ok: true, data })];
const failure = (explanation: string): Said => ["result", JSON.stringify({ ok: false, problem: "x", explanation })];

describe("the demo model in the demo shop", () => {
	const both = { call: "look_up_order", input: { order_id: "12346", postcode: "AB1 2CD" } };

	test("asks for what it needs before it looks up an order", () => {
		expect(asked(["visitor", "Where is my order?"]).say).toMatch(/order number.* and .*postcode/);
		expect(asked(["visitor", "Where is my order 12346?"]).say).toMatch(/tell me the postcode/);
		expect(asked(["visitor", "My order to AB1 2CD is late"]).say).toMatch(/tell me the order number/);
	});

	const offer: LanguageModelV4FunctionTool = {
		...{ type: "function", name: "offer_sign_in", description: "", inputSchema: { type: "object", properties: {} } },
	};

	test("offers a visitor who asks about something of their own to sign in, once, and still says what else would do", () => {
		const withOffer = (...said: Said[]) => decide(promptOf(...said), [...shop, offer]);
		const question: Said = ["visitor", "Where is my latest order?"];
		expect(withOffer(question)).toEqual({ call: "offer_sign_in", input: {} });
		const offered: Said[] = [question, ["called", "offer_sign_in"], ["sign-in", ""]];
		const { say = "" } = withOffer(...offered);
		expect(say).toMatch(/order number.* and .*postcode.* sign in/);
		const later = withOffer(...offered, ["agent", say], ["visitor", "order 12346, AB1 2CD"]);
		expect(later).toEqual(both);
		expect(withOffer(...offered, ["agent", say], ["visitor", "Where is my order?"]).say).toMatch(/tell me/);
		const plan: Said[] = [
			["visitor", "What is my plan?"],
			["called", "offer_sign_in"],
			["sign-in", ""],
		];
		expect(withOffer(...plan).say).toMatch(/can't look that up.* sign in/s);
		expect(withOffer(["visitor", "Do you have the running shoes in size 42?"]).call).not.toBe("offer_sign_in");
		expect(withOffer(["visitor", "Where are you?"]).say).toBeDefined();
	});

	test("answers from what the site knows of the visitor, and looks up what is asked for by its number", () => {
		const lines = [
			"Alex is a member.",
			"Latest order: 12347 is packed.",
			"Earlier order: 12346 is sent.",
			"Plan: Pine Club.",
		];
		const known: Said = ["user-info", JSON.stringify({ ok: true, data: { user_info: lines.join("\n") } })];
		const knowing = (text: string) => asked(["visitor", text], ["called", "user_info"], known);
		expect(knowing("Where is my latest order?").say).toBe(lines[1]);
		expect(knowing("Which plan am I on?").say).toBe(lines[3]);
		expect(knowing("What about my order 12346?").say).toBe(lines[2]);
		expect(knowing("Where is my order 12346? My postcode is AB1 2CD")).toEqual(both);
		expect(knowing("Where is my order 99999?").say).toMatch(/tell me the postcode/);
		expect(knowing("Do you have the running shoes in size 42?").call).toBe("check_stock");
		expect(knowing("Hello").say).toMatch(/Here is what I can do/);
	});

	test("goes on with the order when only the postcode is given next", () => {
		const question: Said[] = [
			["visitor", "Where is my order 12346?"],
			["agent", "Please tell me the postcode."],
		];
		for (const answer of ["AB1 2CD", "It is AB1 2CD.", "ab12cd"]) {
			expect(asked(...question, ["visitor", answer])).toMatchObject({
				call: "look_up_order",
				input: { order_id: "12346" },
			});
		}
		expect(asked(...question, ["visitor", "AB1 2CD"])).toEqual(both);
	});

	test("collects number and postcode over three messages", () => {
		const said: Said[] = [
			["visitor", "Where is my order?"],
			["agent", "Please tell me the order number and the postcode."],
			["visitor", "12346"],
			["agent", "Please tell me the postcode."],
			["visitor", "AB1 2CD"],
		];
		expect(asked(...said)).toEqual(both);
	});

	test("looks up at once when both are given", () => {
		expect(asked(["visitor", "Where is my order 12346? My postcode is AB1 2CD"])).toEqual(both);
		expect(asked(["visitor", "order 12346, AB1 2CD"])).toEqual(both);
	});

	test("says plainly that nothing was found, and looks again with the right details", () => {
		const wrong: Said[] = [
			["visitor", "Where is my order 12346, AB1 2CE?"],
			["called", "look_up_order"],
			failure("The system has no such record. Details given by the visitor may be wrong. (HTTP 404)"),
		];
		const { say = "" } = asked(...wrong);
		expect(say).toMatch(/could not find anything with these details/);
		const right: Said[] = [...wrong, ["agent", say], ["visitor", "Sorry, order 12346 and AB1 2CD"]];
		expect(asked(...right)).toEqual(both);
	});

	test("puts an order into sentences, with dates and words as people write them", () => {
		const order = {
			id: "12346",
			status: "in_transit",
			expected_delivery: "2026-11-12",
			items: [{ name: "Shoe", quantity: 1 }],
		};
		const { say } = asked(["visitor", "order 12346 AB1 2CD"], ["called", "look_up_order"], result({ order }));
		expect(say).toContain("Order **12346** is in transit, expected 12 November.");
		expect(say).toContain("Items: Shoe, quantity 1");
		expect(say).not.toMatch(/in_transit|2026-11-12|[{}"]/);
	});

	test("searches the stock for what is asked, with the size", () => {
		const decision = asked(["visitor", "Do you have the running shoes in size 42?"]);
		expect(decision).toEqual({ call: "check_stock", input: { query: "running shoes", size: "42" } });
		expect(asked(["visitor", "Is the rain jacket in stock?"])).toEqual({
			call: "check_stock",
			input: { query: "rain jacket" },
		});
	});

	test("lists what it found with prices, and says so when it found nothing", () => {
		const products = [{ name: "Trail Runner", price: 119, currency: "GBP", sizes: [{ size: "42", in_stock: true }] }];
		const { say } = asked(["visitor", "running shoes?"], ["called", "check_stock"], result({ products }));
		expect(say).toContain("I found 1 product:");
		expect(say).toMatch(/\*\*Trail Runner\*\*.*£119\.00.*size 42, in stock yes/);
		const none = asked(["visitor", "submarines in stock?"], ["called", "check_stock"], result({ products: [] }));
		expect(none.say).toBe("I found no products that fit.");
	});

	test.each([["What is the weather in Paris?"], ["Tell me a joke"], ["???"], [""]])(
		"says honestly that it can't look that up: %j",
		(text) => {
			expect(asked(["visitor", text]).say).toMatch(/^I can't look that up/);
		},
	);

	test.each(["Hi", "hello!", "Good morning", "Hey."])("greets back and says what it can do: %s", (text) => {
		expect(asked(["visitor", text]).say).toMatch(
			/^Hello! Here is what I can do[\s\S]*- Find products[\s\S]*- Find an order/,
		);
	});

	test("turns to a new question after an answer, and does not carry the old one along", () => {
		const answered: Said[] = [
			["visitor", "order 12346, AB1 2CD"],
			["called", "look_up_order"],
			result({ order: { id: "12346", status: "delivered", items: [] } }),
			["agent", "It was delivered."],
		];
		expect(asked(...answered, ["visitor", "And is the rain jacket in stock?"])).toMatchObject({ call: "check_stock" });
		expect(asked(...answered, ["visitor", "What is the weather?"]).say).toMatch(/can't look that up/);
	});

	test.each([
		["The system did not answer in time.", /did not work\. The system did not answer in time/],
		["The system had an error of its own. (HTTP 500)", /error of its own\.$/],
		["This needs a visitor who is signed in.", /signed in/],
	])("says in words that a call failed: %s", (explanation, words) => {
		expect(asked(["visitor", "order?"], ["called", "look_up_order"], failure(explanation)).say).toMatch(words);
	});

	test.each([
		"",
		"not json",
		"null",
		"[]",
		'{"ok":"yes"}',
		'{"ok":true}',
		'{"ok":true,"data":null}',
		'{"ok":true,"cut":"…","data":"{\\"order\\":{"}',
	])("has words for the odd result %j", (text) => {
		const { say } = asked(["visitor", "order?"], ["called", "look_up_order"], ["result", text]);
		expect(say?.trim()).toBeTruthy();
		expect(say).not.toMatch(/undefined|null|\[object/);
	});

	test("does the same for the same words, however often", () => {
		const said: Said[] = [["visitor", "Do you have the running shoes in size 42?"]];
		expect(new Set(Array.from({ length: 20 }, () => JSON.stringify(asked(...said)))).size).toBe(1);
	});

	test("without any tools claims nothing", () => {
		expect(decide(promptOf(["visitor", "Where is my order?"]), []).say).toMatch(/^I can't look that up/);
	});
});

describe("the demo model on quite another site", () => {
	const hotel = [
		toolNamed("find_rooms", {
			description: "Find free rooms for a night. Use it for questions about availability and prices of rooms.",
			parameters: [
				parameterNamed("arrival", {
					schema: { type: "string", format: "date" },
					description: "The day of arrival, such as 2026-12-24",
				}),
				parameterNamed("guests", { schema: { type: "integer" }, description: "How many guests" }),
				parameterNamed("kind", { schema: { type: "string", enum: ["single", "double", "sea_view"] }, required: false }),
			],
		}),
		toolNamed("look_up_reservation", {
			description: "Find a reservation by e-mail. Not for booking a room.",
			parameters: [
				parameterNamed("email", {
					schema: { type: "string", format: "email" },
					description: "The e-mail address it was booked with",
				}),
			],
		}),
	].map((tool) => asModelTool(toolInput.parse(tool)));

	test.each<[string, Decision]>([
		[
			"Do you have a free sea view room on 2026-12-24 for 2 guests?",
			{ call: "find_rooms", input: { kind: "sea_view", arrival: "2026-12-24", guests: 2 } },
		],
		[
			"What about my reservation? I am alex@example.com",
			{ call: "look_up_reservation", input: { email: "alex@example.com" } },
		],
	])("%s", (text, decision) => {
		expect(decide(promptOf(["visitor", text]), hotel)).toEqual(decision);
	});

	test("asks in the words of its parameters", () => {
		expect(decide(promptOf(["visitor", "Any rooms free?"]), hotel).say).toMatch(
			/the day of arrival.* and how many guests/,
		);
		expect(decide(promptOf(["visitor", "Please check my reservation"]), hotel).say).toMatch(
			/e-mail address it was booked with/,
		);
	});

	test("knows nothing of orders", () => {
		expect(decide(promptOf(["visitor", "Where is my parcel?"]), hotel).say).toMatch(/^I can't look that up/);
	});
});

describe("the demo model and actions", () => {
	const refund = asModelTool(
		toolInput.parse(
			toolNamed("refund_order", {
				description: "Refund an order.",
				parameters: [
					parameterNamed("order_id", {
						schema: { type: "string", pattern: "^[0-9]{5}$" },
						description: "The order number",
					}),
					parameterNamed("amount", { schema: { type: "number" }, description: "How much" }),
					parameterNamed("reason", { schema: { type: "string" }, description: "Why it is paid back" }),
				],
			}),
		),
	);
	const withdraw = asModelTool({ ...toolInput.parse(toolNamed("x", {})), name: "withdraw_confirmation" });
	const waiting: Said[] = [
		["visitor", "Refund order 12347, £24"],
		["called", "refund_order"],
		["result", '{"ok":false,"waiting":"A card …"}'],
	];

	test("takes the words that were asked for, whole", () => {
		const first: Said = ["visitor", "Refund £24 of order 12347"];
		const { say = "" } = decide(promptOf(first), [refund]);
		expect(say).toMatch(/^I can do that for you\. Please tell me why it is paid back\.$/);
		expect(decide(promptOf(first, ["agent", say], ["visitor", "It is too small"]), [refund])).toEqual({
			call: "refund_order",
			input: { order_id: "12347", amount: 24, reason: "It is too small" },
		});
	});

	test.each(["No", "no, leave it", "Cancel that", "Never mind"])("takes the card back at %j", (text) => {
		const prompt = promptOf(...waiting, ["visitor", text]);
		expect(decide(prompt, [refund, withdraw])).toEqual({ call: "withdraw_confirmation", input: {} });
	});

	test.each(["Yes", "ok!", "Confirmed", "Yes, do it"])("points to the card at %j", (text) => {
		const { say } = decide(promptOf(...waiting, ["visitor", text]), [refund, withdraw]);
		expect(say).toMatch(/buttons on the card/);
	});

	test.each([
		['{"ok":false,"problem":"declined","explanation":"The visitor said no. It was not done."}', /nothing was done/],
		[
			'{"ok":false,"problem":"expired","explanation":"The visitor did not confirm it in time."}',
			/not confirmed in time/,
		],
		[
			'{"ok":false,"problem":"outcome_unknown","explanation":"The request was sent, but nobody can say yet whether…"}',
			/can't say yet whether it was done/,
		],
		[
			'{"ok":false,"problem":"shadow","explanation":"The site\'s team is trying this out: it was not done."}',
			/not done/,
		],
		[
			'{"ok":false,"problem":"request_refused","explanation":"The system refused the request (HTTP 422)"}',
			/did not work/,
		],
	])("is honest about %s", (result, wanted) => {
		const { say } = decide(promptOf(["visitor", "Refund it"], ["called", "refund_order"], ["result", result]), [
			refund,
		]);
		expect(say).toMatch(wanted);
		expect(say).not.toMatch(/\bis done\b|refunded/);
	});
});
