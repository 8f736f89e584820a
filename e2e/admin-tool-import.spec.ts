import { expect, test } from "vitest";
import { axe } from "./config-page.ts";
import type { Stack } from "./stack.ts";
import { field, save, saved } from "./tool-page.ts";
import { type OpenPlace, withAdmin } from "./with-stack.ts";

let stack: Stack;
let open: OpenPlace;

withAdmin((started) => {
	({ stack, open } = started);
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
