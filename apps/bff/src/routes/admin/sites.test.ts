import type { SiteLooks } from "@bellhop/contract/looks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { bffAddress, startBff, type TestBff } from "../../../test/bff.ts";
import { problemOf } from "../../../test/visitor.ts";

interface Shown {
	readonly id: string;
	readonly looks: SiteLooks;
	readonly page: string;
}

let bff: TestBff;
let admin: AdminBrowser;

beforeAll(async () => {
	bff = await startBff();
	admin = await AdminBrowser.ofAda(bff);
});
afterAll(() => bff.close());

const plain = {
	...{ name: "Shop", greeting: "Hello", starters: [], accent: "#0f5c4d", theme: "auto", corner: "right" },
	allowedOrigins: [],
};
const whole: SiteLooks = {
	launcher: { icon: "bell", label: "Ask us", size: 48, side: 24, bottom: 80, middle: true, pulse: true },
	occasions: [{ page: "/pricing*", from: "22:00", until: "06:00", greeting: "Hi", comes: "bubble", after: 5 }],
	actions: [{ title: "Returns", description: "Send it back", button: "Begin", url: "/returns" }],
	links: ["help.example"],
	images: ["*.cdn.example"],
	language: "de",
	asksRating: true,
	page: true,
};
const make = (looks?: unknown) => admin.read<Shown>(admin.post("/sites", { ...plain, looks }));
const put = (id: string, looks?: unknown) => admin.send("PUT", `/sites/${id}`, { body: { ...plain, looks } });

const wrong: readonly (readonly [looks: object, path: string])[] = [
	[{ launcher: { size: 20 } }, "looks.launcher.size"],
	[{ launcher: { bottom: 1.5 } }, "looks.launcher.bottom"],
	[{ launcher: { icon: "skull" } }, "looks.launcher.icon"],
	[{ occasions: [{ page: "pricing" }] }, "looks.occasions.0.page"],
	[{ occasions: [{}, { page: "/a?b" }] }, "looks.occasions.1.page"],
	[{ occasions: [{ from: "24:00" }] }, "looks.occasions.0.from"],
	[{ occasions: [{ after: -1 }] }, "looks.occasions.0.after"],
	[{ actions: [{ title: "x", button: "", url: "/a" }] }, "looks.actions.0.button"],
	...[
		"javascript:alert(1)",
		"//evil.example",
		"/\\evil.example",
		"http://shop.example",
		"data:text/html,x",
		" /a",
		"https://",
	].map((url) => [{ actions: [{ title: "x", button: "y", url }] }, "looks.actions.0.url"] as const),
	[{ links: ["https://help.example"] }, "looks.links.0"],
	[{ images: ["cdn.example", "*"] }, "looks.images.1"],
	[{ language: "tlh" }, "looks.language"],
];

describe("how a site's widget looks beyond colours", () => {
	test("is saved whole, and stays when a change says nothing of it", async () => {
		const site = await make(whole);
		expect(site.looks).toEqual(whole);
		expect((await admin.read<Shown>(put(site.id))).looks).toEqual(whole);
		expect((await admin.read<Shown>(put(site.id, {}))).looks).toEqual({});
	});

	test.each(wrong)("%j is refused beside its field", async (looks, path) => {
		const answer = await admin.post("/sites", { ...plain, looks });
		expect(answer.status).toBe(422);
		const { error } = (await answer.json()) as { error: { fields: { path: string }[] } };
		expect(error.fields.map((field) => field.path)).toContain(path);
	});
});

describe("a site's picture", () => {
	const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
	const send = (site: string, bytes: Uint8Array<ArrayBuffer>) => admin.sendBytes("PUT", `/sites/${site}/logo`, bytes);

	test("is kept by its content, served to any page, and outlasts a change of other looks", async () => {
		const site = await make({});
		const { looks } = await admin.read<Shown>(send(site.id, png));
		expect(looks.logo).toMatch(/^[0-9a-f]{32}$/);
		const served = await bff.app.request(`/logos/${looks.logo}`);
		expect(served.headers.get("content-type")).toBe("image/png");
		expect(served.headers.get("cache-control")).toContain("immutable");
		expect(served.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
		expect(served.headers.get("x-content-type-options")).toBe("nosniff");
		expect(Buffer.from(await served.arrayBuffer())).toEqual(png);
		const changed = await admin.read<Shown>(put(site.id, { logo: "0".repeat(32), language: "fr" }));
		expect(changed.looks).toEqual({ logo: looks.logo, language: "fr" });
	});

	test("is taken away again, and its address with it", async () => {
		const site = await make(whole);
		const { looks } = await admin.read<Shown>(send(site.id, Buffer.concat([png, Buffer.from("other")])));
		const after = await admin.read<Shown>(admin.send("DELETE", `/sites/${site.id}/logo`));
		expect(after.looks).toEqual(whole);
		expect(await problemOf(bff.app.request(`/logos/${looks.logo}`))).toBe("404 not_found");
	});

	test.each([
		["a drawing that could run scripts", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
		["nothing", Buffer.alloc(0)],
		["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
		["what is too large", Buffer.concat([png, Buffer.alloc(64 * 1024)])],
	])("is not %s", async (_, bytes) => {
		const site = await make({});
		expect(await problemOf(send(site.id, bytes))).toBe("422 input_invalid");
		const { looks } = await admin.read<Shown>(admin.get(`/sites/${site.id}`));
		expect(looks).toEqual({});
	});

	test("is for admins to change", async () => {
		const stranger = new AdminBrowser(bff);
		expect(await problemOf(stranger.sendBytes("PUT", `/sites/${bff.site.id}/logo`, png))).toBe(
			"401 admin_session_missing",
		);
	});
});

describe("the page with the chat alone", () => {
	const open = (site: string, origin: string) =>
		bff.app.request("/v1/sessions", {
			method: "POST",
			headers: { "content-type": "application/json", origin },
			body: JSON.stringify({ site }),
		});

	test("is there where the admin wants one, and may open sessions", async () => {
		const site = await make({ page: true });
		expect(site.page).toBe(`${bffAddress}/chat/${site.id}`);
		const page = await bff.app.request(site.page);
		expect(page.status).toBe(200);
		const policy = page.headers.get("content-security-policy") ?? "";
		for (const rule of ["default-src 'none'", `connect-src ${bffAddress}/v1/`, "frame-ancestors 'none'"]) {
			expect(policy.split("; ")).toContain(rule);
		}
		const text = await page.text();
		expect(text).toContain(`<bellhop-chat></bellhop-chat><script async src="/${site.id}.js?inline"></script>`);
		const opened = await open(site.id, bffAddress);
		expect(opened.status).toBe(201);
		const { token } = (await opened.json()) as { token: string };
		const headers = { authorization: `Bearer ${token}`, origin: bffAddress };
		expect((await bff.app.request("/v1/sessions", { headers })).status).toBe(200);
	});

	test("is not there elsewhere, and the BFF's own pages may not talk for such a site", async () => {
		const site = await make({});
		expect((await bff.app.request(site.page)).status).toBe(404);
		expect((await bff.app.request(`/chat/${"x".repeat(40)}`)).status).toBe(404);
		expect(await problemOf(open(site.id, bffAddress))).toBe("403 origin_not_allowed");
		expect(await problemOf(open((await make({ page: true })).id, "https://evil.example"))).toBe(
			"403 origin_not_allowed",
		);
	});

	test("holds a hostile name in its title", async () => {
		const name = '</title><script>alert(1)</script>"';
		const site = await admin.read<Shown>(admin.post("/sites", { ...plain, name, looks: { page: true } }));
		const text = await (await bff.app.request(site.page)).text();
		expect(text.match(/<script/g)).toHaveLength(1);
	});
});
