import { source } from "axe-core";
import type { Browser, Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { openPage } from "./browser.ts";
import { type LoggedIn, loggedInOnce } from "./config-page.ts";
import type { Stack } from "./stack.ts";
import { withStack } from "./with-stack.ts";

let stack: Stack;
let browser: Browser;
let loggedIn: LoggedIn;

withStack((started) => {
	({ stack, browser } = started);
});
beforeAll(async () => {
	loggedIn = await loggedInOnce(browser, stack);
});

async function open(place: string, looks: Parameters<typeof openPage>[2] = {}) {
	const opened = await openPage(browser, `${stack.bff}/admin/#/${place}`, { ...looks, storageState: loggedIn });
	await opened.page.getByRole("heading", { level: 1 }).waitFor();
	return opened;
}

const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
const saved = (page: Page) => page.getByText("Not saved").waitFor({ state: "detached" });
const field = (page: Page | Locator, label: string) => page.getByLabel(label, { exact: true });

/** The text under a heading of the console's result. */
async function shown(page: Page, heading: string): Promise<string> {
	const section = page
		.locator("section.shown")
		.filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
	return section
		.locator("pre")
		.textContent()
		.then((text) => text ?? "");
}

test("every field of a tool survives being saved, and the page being loaded again", async () => {
	const { page, complaints } = await open("tools/new");
	await field(page, "Name").fill("refund_payment");
	await field(page, "Title").fill("Refunding");
	await field(page, "Description").fill("Refund a payment. Not for exchanges.");
	await field(page, "Method").selectOption("PUT");
	await field(page, "URL").fill("https://api.example/refunds/{id}");
	await page.getByRole("button", { name: "Add a header" }).click();
	await field(page, "Header name").fill("X-Api-Version");
	await field(page, "Header value").fill("2026-01");
	await page.getByRole("button", { name: "Add a parameter" }).click();
	const parameter = page.locator("fieldset.parameter");
	await field(parameter, "Name").fill("id");
	await field(parameter, "Place").selectOption("path");
	await field(parameter, "Filled by").selectOption("identity");
	await field(parameter, "Claim").fill("customer");
	await field(parameter, "Description").fill("Who");
	await field(parameter, "JSON Schema").fill('{"type":"integer"}');
	await page.getByText("From an example answer").click();
	await page.locator("#answer").getByLabel("Example (JSON)").fill('{"refund":{"id":"r1","email":"a@b.example"}}');
	await page.getByRole("button", { name: "Propose fields" }).click();
	expect(await page.getByLabel(/refund\.id/).isChecked()).toBe(true);
	expect(await page.getByLabel(/refund\.email.*looks like personal data/).isChecked()).toBe(false);
	await field(page, "At most (bytes)").fill("4096");
	await field(page, "Access").selectOption("write");
	await field(page, "For whom").selectOption("verified");
	await page.getByLabel("Do not ask").check();
	await page.getByLabel(/Repeats are safe/).check();
	await field(page, "Time limit (milliseconds)").fill("20000");
	await save(page).click();
	// Not to ask the visitor must be meant.
	await page.getByRole("heading", { name: "New tool" }).waitFor();
	await page.getByLabel(/I mean it/).check();
	await save(page).click();
	await page.getByRole("heading", { name: "refund_payment", exact: true }).waitFor();
	await saved(page);
	await page.reload();
	await page.getByRole("heading", { name: "refund_payment", exact: true }).waitFor();
	expect(await field(page, "Method").inputValue()).toBe("PUT");
	expect(await field(page, "URL").inputValue()).toBe("https://api.example/refunds/{id}");
	expect(await field(page, "Header name").inputValue()).toBe("X-Api-Version");
	expect(await field(page, "Header value").inputValue()).toBe("2026-01");
	expect(await field(parameter, "Claim").inputValue()).toBe("customer");
	expect(await field(parameter, "JSON Schema").inputValue()).toBe('{"type":"integer"}');
	await page.getByLabel(/refund\.email/).waitFor();
	expect(await page.getByLabel(/refund\.id/).isChecked()).toBe(true);
	expect(await page.getByLabel(/refund\.email/).isChecked()).toBe(false);
	await page.getByText("What the answer must look like").click();
	expect(await page.getByLabel("JSON Schema of the answer").inputValue()).toContain('"refund"');
	expect(await field(page, "At most (bytes)").inputValue()).toBe("4096");
	expect(await field(page, "Access").inputValue()).toBe("write");
	expect(await field(page, "For whom").inputValue()).toBe("verified");
	expect(await page.getByLabel("Do not ask").isChecked()).toBe(true);
	expect(await page.getByLabel(/Repeats are safe/).isChecked()).toBe(true);
	expect(await field(page, "Time limit (milliseconds)").inputValue()).toBe("20000");
	await page.getByRole("button", { name: "Duplicate" }).click();
	await page.getByRole("heading", { name: "New tool" }).waitFor();
	expect(await field(page, "Name").first().inputValue()).toBe("refund_payment_copy");
	expect(await field(page, "Header value").inputValue()).toBe("2026-01");
	expect(complaints).toEqual([]);
});

test("ticking a field changes what the model is given, and the console says while a tick is not saved", async () => {
	const { page } = await open("tools");
	await page.getByRole("link", { name: /look_up_order/ }).click();
	await field(page, "order_id").fill("12346");
	await field(page, "postcode").fill("FK1 1ZZ");
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/^Sent, answered with 200/).waitFor();
	expect(await shown(page, "What the model is given")).not.toContain("unit_price");
	await page.getByRole("button", { name: "Choose fields from this answer" }).click();
	await page.getByText(/About \d+ of 473 bytes of the example/).waitFor();
	await page.getByLabel(/order\.items\[\]\.unit_price/).check();
	await page.getByLabel(/order\.status/).uncheck();
	await page.getByText("This tries the tool as it was last saved.").waitFor();
	await save(page).click();
	await saved(page);
	expect(await field(page, "order_id").inputValue()).toBe("12346");
	await page.getByText("The tool was saved since").waitFor();
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText("The tool was saved since").waitFor({ state: "detached" });
	await page.getByText(/^Sent, answered with 200/).waitFor();
	const given = await shown(page, "What the model is given");
	expect(given).toContain("unit_price");
	expect(given).not.toContain("in_transit");
	await page.getByRole("button", { name: "cURL" }).click();
	expect(await shown(page, "The request as cURL")).toContain("curl --compressed -X POST");
});

test("a cURL command's credential is stored without being typed again, and the tool is saved with it", async () => {
	const { page } = await open("tools/import");
	const secret = stack.demo.credentials["inventory"] ?? "";
	const command = `curl '${stack.shop}/api/inventory/products?query=shoes' -H 'X-Internal-Key: ${secret}'`;
	await page.getByLabel("Command").fill(command);
	await page.getByRole("button", { name: "Read the command" }).click();
	await page.getByText(/It wants an API key in the header X-Internal-Key/).waitFor();
	await page.getByText("Reads only").waitFor();
	// What the demo has stored already is proposed; the admin stores another one all the same.
	expect(await page.getByLabel(/^Authorization for/).inputValue()).toBe("Inventory API");
	await page.getByRole("button", { name: "Store the one in the command" }).click();
	await page.getByRole("heading", { name: "New authorization" }).waitFor();
	expect(page.url()).not.toContain(secret);
	expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).toBe("[{},{}]");
	expect(await field(page, "Kind").inputValue()).toBe("api_key");
	expect(await field(page, "Header").inputValue()).toBe("X-Internal-Key");
	expect(await field(page, "Origins").inputValue()).toBe(stack.shop);
	expect(await field(page, "Key").inputValue()).toBe(secret);
	await field(page, "Name").fill("Inventory from cURL");
	await save(page).click();
	await page.getByRole("heading", { name: "Inventory from cURL" }).waitFor();
	await page.getByRole("link", { name: "Tools", exact: true }).click();
	await page.getByText("An import waits for you").waitFor();
	await page.getByRole("link", { name: "Continue" }).click();
	await page.getByLabel(/^Authorization for/).selectOption("Inventory from cURL");
	await page.getByRole("button", { name: "Continue in the editor" }).click();
	await save(page).click();
	await page.getByRole("heading", { name: "New tool" }).waitFor({ state: "detached" });
	await saved(page);
	expect(await field(page, "Authorization").inputValue()).toBe("Inventory from cURL");
	await field(page, "query").fill("shoes");
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/^Sent, answered with 200/).waitFor();
	expect(await page.content()).not.toContain(secret);
});

test("an OpenAPI file of 5 MB is sent with progress, chosen from, looked over and saved; one that is refused says why", async () => {
	const { page } = await open("tools/import");
	const network = await page.context().newCDPSession(page);
	const slow = { offline: false, latency: 5, downloadThroughput: -1, uploadThroughput: 3_000_000 };
	await network.send("Network.emulateNetworkConditions", slow);
	await page
		.getByLabel("File", { exact: true })
		.setInputFiles({ name: "shop.json", mimeType: "application/json", buffer: bigDocument() });
	await page.getByText(/shop\.json, 5(?:\.\d+)? MB/).waitFor();
	await page.getByRole("button", { name: "Read the document" }).click();
	await page.getByText(/Sending: \d\.\d of \d\.\d MB/).waitFor();
	expect(await page.getByRole("progressbar", { name: "Sending" }).getAttribute("max")).toMatch(/^\d{7}$/);
	await page.getByRole("button", { name: "Cancel" }).click();
	await page.getByRole("button", { name: "Read the document" }).click();
	await page.getByText("Sending:").waitFor();
	await page.getByRole("heading", { name: "Big shop" }).waitFor();
	await network.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
	await page.getByText(/operations\. Choose those/).waitFor();
	await page.getByRole("button", { name: "Choose all shown" }).click();
	await page.getByText("50 of 50 chosen").waitFor();
	await page.getByText("50 are chosen, which is the most.").waitFor();
	await page.getByRole("button", { name: "Choose none" }).click();
	await page.getByLabel("Search operations").fill("things7/");
	await page.getByRole("button", { name: "Choose all shown" }).click();
	await page.getByRole("button", { name: "Draft 2 tools" }).click();
	await page.getByText("get_thing7", { exact: true }).click();
	await page
		.getByText(/customer_id from the claim sub/)
		.first()
		.waitFor();
	expect(
		await page
			.getByLabel(/^email.*looks like personal data/)
			.first()
			.isChecked(),
	).toBe(false);
	expect(await page.getByLabel(/^Authorization for https:\/\/big\.example \(2 tools\)/).inputValue()).toBe("");
	await page.getByLabel("Name", { exact: true }).first().fill("look_up_order");
	await page.getByRole("button", { name: "Save 2 drafts" }).click();
	await page.getByText("1 saved. 1 could not be saved").waitFor();
	await page.getByText("There is another tool named look_up_order.").waitFor();
	await page.getByLabel("Name", { exact: true }).first().fill("get_thing_seven");
	await page.getByRole("button", { name: "Try 1 draft again" }).click();
	await page.getByText("2 saved.").waitFor();
	await page.getByRole("link", { name: "get_thing_seven" }).click();
	await page.getByRole("heading", { name: "get_thing_seven" }).waitFor();
	expect(await field(page, "State").inputValue()).toBe("draft");
});

test("a broken document says where beside its field, and a file that is too large is not sent", async () => {
	const { page } = await open("tools/import");
	const broken = Buffer.from('openapi: 3.1.0\ninfo: {title: "a\npaths: {}\n');
	await page
		.getByLabel("File", { exact: true })
		.setInputFiles({ name: "broken.yaml", mimeType: "text/yaml", buffer: broken });
	await page.getByRole("button", { name: "Read the document" }).click();
	await page.getByText(/Line \d+, column \d+/).waitFor();
	expect(await page.getByLabel("File", { exact: true }).getAttribute("aria-invalid")).toBe("true");
	const requests: string[] = [];
	page.on("request", (request) => requests.push(request.url()));
	const buffer = Buffer.alloc(9.5 * 1024 * 1024, " ");
	await page
		.getByLabel("File", { exact: true })
		.setInputFiles({ name: "huge.json", mimeType: "application/json", buffer });
	await page.getByText("huge.json has 9.5 MiB; at most 8 MiB can be read.").waitFor();
	expect(await page.getByRole("button", { name: "Read the document" }).isDisabled()).toBe(true);
	expect(requests).toEqual([]);
});

test("a tool that changes something is shown and not sent until that is confirmed, each time", async () => {
	const { page } = await open("tools/new");
	await field(page, "Name").fill("move_order");
	await field(page, "Title").fill("Moving your order");
	await field(page, "Description").fill("Send an order elsewhere.");
	await field(page, "Method").selectOption("PUT");
	await field(page, "URL").fill(`${stack.shop}/api/orders/{id}/address`);
	await field(page, "Access").selectOption("write");
	await page.getByRole("button", { name: "Add a parameter" }).click();
	await field(page.locator("fieldset.parameter"), "Name").fill("id");
	await field(page.locator("fieldset.parameter"), "Place").selectOption("path");
	await save(page).click();
	await page.getByText("This tool changes something in your system.").waitFor();
	const received = () => stack.received().filter(({ path }) => path.includes("/address"));
	await field(page, "id").fill("12345");
	await page.getByRole("button", { name: "Show the request" }).click();
	await page.getByText("Not sent", { exact: true }).waitFor();
	expect(await shown(page, "The request")).toContain("PUT /api/orders/12345/address HTTP/1.1");
	expect(received()).toEqual([]);
	await page.getByLabel("Send it for real, once").check();
	await page.getByRole("button", { name: "Send it for real" }).click();
	await page.getByText(/answered with 401/).waitFor();
	await page.getByText(/this tool has none\. Give it an authorization\./).waitFor();
	expect(received().map(({ method }) => method)).toEqual(["PUT"]);
	expect(await page.getByLabel("Send it for real, once").isChecked()).toBe(false);
});

test("the console has an input for each value by its schema, and one for each claim of the identity", async () => {
	const { page } = await open("tools/new");
	await field(page, "Name").fill("list_orders");
	await field(page, "Title").fill("Looking up your orders");
	await field(page, "Description").fill("List the orders of the visitor.");
	await field(page, "Method").selectOption("GET");
	await field(page, "URL").fill(`${stack.shop}/api/orders`);
	await field(page, "Authorization").selectOption("Order Management API");
	await field(page, "For whom").selectOption("verified");
	const parameters = [
		["customer_id", '{"type":"string"}'],
		["limit", '{"type":"integer"}'],
		["sort", '{"enum":["newest","oldest"]}'],
		["open", '{"type":"boolean"}'],
		["filter", '{"type":"object"}'],
	] as const;
	for (const [index, [name, schema]] of parameters.entries()) {
		await page.getByRole("button", { name: "Add a parameter" }).click();
		const parameter = page.locator("fieldset.parameter").nth(index);
		await field(parameter, "Name").fill(name);
		await field(parameter, "Place").selectOption("query");
		await field(parameter, "JSON Schema").fill(schema);
		if (index === 0) await field(parameter, "Filled by").selectOption("identity");
		else await field(parameter, "Required").uncheck();
	}
	await save(page).click();
	await page.getByText("Claims of a test identity").waitFor();
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/takes sub from the visitor's verified identity/).waitFor();
	await field(page, "sub").fill("nobody-known");
	await field(page, "limit").fill("3");
	await field(page, "sort").selectOption("oldest");
	await field(page, "open").selectOption("true");
	await field(page, "filter (JSON)").fill('{"a":');
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/filter is not valid JSON yet/).waitFor();
	await field(page, "filter (JSON)").fill("");
	await page.getByRole("button", { name: "Try", exact: true }).click();
	await page.getByText(/^Sent, answered with 200/).waitFor();
	const path = "/api/orders?customer_id=nobody-known&limit=3&sort=oldest&open=true HTTP/1.1";
	expect(await shown(page, "The request")).toContain(path);
	expect(await shown(page, "What the model is given")).toBe('{"ok":true,"data":{"orders":[]}}');
});

test("leaving with unsaved changes asks; they can be kept, discarded, or stayed with", async () => {
	const { page } = await open("tools");
	await page.getByRole("link", { name: /check_stock/ }).click();
	await field(page, "Title").fill("Something else");
	await page.getByRole("link", { name: "Activity" }).click();
	await page.getByRole("heading", { name: "Leave with unsaved changes?" }).waitFor();
	await page.keyboard.press("Escape");
	expect(await field(page, "Title").inputValue()).toBe("Something else");
	expect(page.url()).toContain("#/tools/tool_");
	await page.goBack();
	await page.getByRole("button", { name: "Leave and keep them" }).click();
	await page.getByText("Your changes to check_stock are kept").waitFor();
	await page.getByRole("link", { name: "Continue" }).click();
	expect(await field(page, "Title").inputValue()).toBe("Something else");
	const asked = new Promise<string>((settle) =>
		page.once("dialog", (dialog) => void dialog.dismiss().then(() => settle(dialog.type()))),
	);
	await page.evaluate(() => location.reload());
	expect(await asked).toBe("beforeunload");
	await page.getByRole("link", { name: "Activity" }).click();
	await page.getByRole("button", { name: "Discard them" }).click();
	await page.getByRole("heading", { name: "Activity" }).waitFor();
	await page.getByRole("link", { name: "Tools", exact: true }).click();
	await page.getByRole("link", { name: /check_stock/ }).click();
	expect(await field(page, "Title").inputValue()).not.toBe("Something else");
});

test("a tool can be made, saved and tried with the keyboard alone", async () => {
	const { page } = await open("tools");
	const at = (text: string) => tabTo(page, text);
	await at("New tool");
	await page.keyboard.press("Enter");
	await page.getByRole("heading", { name: "New tool" }).waitFor();
	await at("Name");
	await page.keyboard.type("list_products");
	await at("Title");
	await page.keyboard.type("Looking at the shelves");
	await at("Description");
	await page.keyboard.type("Find products.");
	await at("Method");
	await page.keyboard.type("GET");
	await at("URL");
	await page.keyboard.type(`${stack.shop}/api/inventory/products`);
	await at("Authorization");
	await page.keyboard.type("Inventory API");
	await at("Add a parameter");
	await page.keyboard.press("Enter");
	await tabTo(page, "Name", true);
	await page.keyboard.type("query");
	await at("Place");
	await page.keyboard.type("Query");
	await page.keyboard.press("Control+s");
	await page.getByRole("heading", { name: "list_products" }).waitFor();
	await at("query");
	await page.keyboard.type("shoes");
	await page.keyboard.press("Enter");
	await page.getByText(/^Sent, answered with 200/).waitFor();
	await at("Choose fields from this answer");
	const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
	expect(outline).toBe("solid");
});

test.each(["light", "dark"] as const)(
	"axe finds nothing on the new views in the %s theme, and nothing overflows",
	async (colorScheme) => {
		for (const viewport of [
			{ width: 1280, height: 900 },
			{ width: 390, height: 844 },
		]) {
			const { page } = await open("tools", { colorScheme, viewport, bypassCSP: true });
			const fine = async (view: string) => {
				expect(await axe(page), view).toEqual([]);
				const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
				expect(wider, view).toBeLessThanOrEqual(0);
			};
			await page.getByRole("link", { name: /look_up_order/ }).click();
			await field(page, "order_id").fill("12346");
			await field(page, "postcode").fill("FK1 1ZZ");
			await page.getByRole("button", { name: "Try", exact: true }).click();
			await page.getByText(/^Sent, answered with 200/).waitFor();
			await page.getByRole("button", { name: "Choose fields from this answer" }).click();
			await page.getByText(/bytes of the example/).waitFor();
			await page.getByRole("button", { name: "Add a header" }).click();
			await field(page, "Access").selectOption("write");
			await page.getByLabel("Do not ask").check();
			await fine("editor and console");
			await page.goto(`${stack.bff}/admin/#/tools/import`);
			await page.getByRole("heading", { name: "Leave with unsaved changes?" }).waitFor();
			await fine("the question");
			await page.getByRole("button", { name: "Leave and keep them" }).click();
			await page.getByLabel("Command").waitFor();
			await fine("import");
			await page.getByLabel("Command").fill("curl -u me:secret-word-1 https://api.example/customers/12345/orders");
			await page.getByRole("button", { name: "Read the command" }).click();
			await page.getByRole("button", { name: "Continue in the editor" }).waitFor();
			await fine("command");
			await page.goto(`${stack.bff}/admin/#/tools`);
			await page.getByText("An import waits for you").waitFor();
			await fine("tools with what is kept");
			await page.goto(`${stack.bff}/admin/#/tools/import`);
			await page.getByRole("button", { name: "Start over" }).click();
			await page.getByLabel("Text to paste").check();
			await page.getByLabel("Its text").fill(JSON.stringify(makeDocument(60)));
			await page.getByRole("button", { name: "Read the document" }).click();
			await page.getByRole("button", { name: "Choose all shown" }).click();
			await fine("operations");
			await page.getByRole("button", { name: "Draft 50 tools" }).click();
			await page.getByRole("button", { name: "Save 50 drafts" }).waitFor();
			await page.getByText("put_thing0", { exact: true }).click();
			await fine("review");
		}
	},
);

/** Presses Tab until what is focused has this name. `last`: the last one of that name. */
async function tabTo(page: Page, name: string, last = false): Promise<void> {
	const isThere = () => page.evaluate(nameIs, { name, last });
	for (let presses = 0; presses < 120; presses += 1) {
		if (await isThere()) return;
		await page.keyboard.press("Tab");
	}
	throw new Error(`Tab never came to “${name}”.`);
}

function nameIs({ name, last }: { name: string; last: boolean }): boolean {
	const nameOf = (element: Element) => {
		const [label] = (element as HTMLInputElement).labels ?? [];
		return (element.getAttribute("aria-label") ?? label?.textContent ?? element.textContent ?? "").trim();
	};
	const focused = document.activeElement;
	if (!focused || nameOf(focused) !== name) return false;
	const named = [...document.querySelectorAll("input, textarea, select, button, a")].filter(
		(each) => nameOf(each) === name,
	);
	return !last || named.at(-1) === focused;
}

/** About 5 MB. */
const bigDocument = () =>
	Buffer.from(JSON.stringify(makeDocument(2_600, "Returns one thing with all that is known of it. ".repeat(15))));

function makeDocument(count: number, description = "") {
	const properties = { id: { type: "string" }, status: { type: "string" }, email: { type: "string" } };
	const schema = { type: "object", properties };
	const responses = { 200: { description: "A thing", content: { "application/json": { schema } } } };
	const id = { name: "customer_id", in: "path", required: true, schema: { type: "string" } };
	const paths = Array.from({ length: count }, (_, index) => {
		const get = { operationId: `getThing${index}`, summary: `Get thing ${index}`, description, responses };
		const put = { operationId: `putThing${index}`, summary: `Change thing ${index}`, description, responses };
		return [`/things${index}/{customer_id}`, { parameters: [id], get, put }] as const;
	});
	return {
		openapi: "3.0.3",
		info: { title: "Big shop", version: "1" },
		servers: [{ url: "https://big.example/v1" }],
		security: [{ token: [] }],
		paths: Object.fromEntries(paths),
		components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
	};
}

/** What axe-core finds wrong, as rule and element. */
async function axe(page: Page): Promise<string[]> {
	await page.addScriptTag({ content: source });
	return page.evaluate(async () => {
		const { violations } = await (window as unknown as { axe: AxeRunner }).axe.run();
		return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
	});
}

interface AxeRunner {
	run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}
