import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { bffAddress, startBff, type TestBff } from "../../../test/bff.ts";
import { problemOf } from "../../../test/visitor.ts";
import { makeSetupLink } from "../../account/setup-link.ts";

let bff: TestBff;
let admin: AdminBrowser;
type Named = { readonly id: string; readonly name: string; readonly tag?: string; readonly pinnedTag?: string };
type Refusal = { readonly error: { readonly fields: readonly { readonly path: string; readonly message: string }[] } };

const password = "correct horse battery";

beforeAll(async () => {
	bff = await startBff();
	admin = new AdminBrowser(bff);
});
afterAll(() => bff.close());

const who = async (browser: AdminBrowser) => (await browser.read<{ admin: Named | null }>(browser.get("/me"))).admin;

describe("the first admin", () => {
	test("comes through the set-up link, which works once", async () => {
		const link = await makeSetupLink(bff.parts, bffAddress);
		const token = link?.split("/").at(-1) ?? "";
		const wanted = { token, name: "Ada", email: "Ada@Example.com", password };
		expect(await problemOf(admin.post("/setup", { ...wanted, token: "made-up" }))).toBe("410 setup_link_invalid");
		expect(await problemOf(admin.post("/setup", { ...wanted, password: "short" }))).toBe("422 input_invalid");
		expect((await admin.post("/setup", wanted)).status).toBe(201);
		expect(await problemOf(admin.post("/setup", wanted))).toBe("410 setup_link_invalid");
		expect(await makeSetupLink(bff.parts, bffAddress)).toBeUndefined();
	});

	test("logs in with a cookie that scripts cannot read, and sees who they are", async () => {
		const answer = await admin.logIn("ada@example.com", password);
		expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly/i);
		expect(answer.headers.get("set-cookie")).toMatch(/SameSite=Lax/i);
		expect(await who(admin)).toEqual({ name: "Ada", email: "ada@example.com" });
	});

	test("is not let in with a wrong password, and nobody signs up", async () => {
		const stranger = new AdminBrowser(bff);
		expect((await stranger.logIn("ada@example.com", "wrong password here")).status).toBe(401);
		const signUp = await stranger.post("/auth/sign-up/email", { name: "M", email: "m@example.com", password });
		expect(signUp.status).toBeGreaterThanOrEqual(400);
		expect(await who(stranger)).toBeNull();
	});

	test("logs out everywhere and changes the password", async () => {
		const other = new AdminBrowser(bff);
		await other.logIn("ada@example.com", password);
		const changed = { currentPassword: password, newPassword: "another long password", revokeOtherSessions: true };
		expect((await admin.post("/auth/change-password", changed)).status).toBe(200);
		expect(await who(other)).toBeNull();
		expect((await other.logIn("ada@example.com", password)).status).toBe(401);
		expect((await other.logIn("ada@example.com", "another long password")).status).toBe(200);
		await admin.post("/auth/revoke-sessions", {});
		expect(await who(other)).toBeNull();
		await admin.logIn("ada@example.com", "another long password");
	});
});

describe("every admin route", () => {
	test.each(["/sites", "/sites/site_x", "/sites/site_x/tools", "/activity", "/activity/export.csv"])(
		"%s wants a log-in",
		async (path) => {
			expect(await problemOf(new AdminBrowser(bff).get(path))).toBe("401 admin_session_missing");
		},
	);

	test("refuses a change that another site's page sends, JSON or not", async () => {
		const forged = [
			{ origin: "https://evil.example" },
			{ "sec-fetch-site": "cross-site" },
			{ "sec-fetch-site": "same-site" },
			{},
		];
		for (const headers of forged) {
			expect(await problemOf(admin.send("POST", "/sites", { body: { name: "Mine" }, from: headers }))).toBe(
				"403 cross_site_request",
			);
			expect(await problemOf(admin.send("POST", "/auth/sign-in/email", { body: {}, from: headers }))).toBe(
				"403 cross_site_request",
			);
		}
	});
});

describe("a site", () => {
	const looks = {
		greeting: "Hi",
		starters: [],
		accent: "#0f5c4d",
		theme: "auto",
		corner: "left",
		allowedOrigins: ["https://a.example"],
	};

	test("is made, shown with its tag, and changed", async () => {
		const made = await admin.read<Named>(admin.post("/sites", { ...looks, name: "Second shop" }));
		expect(made.tag).toBe(`<script async src="${bffAddress}/${made.id}.js"></script>`);
		const [, path, integrity] =
			/^<script async src="http:\/\/bff\.example(\S+)" data-site="(?:site_\w+)" integrity="sha384-(\S+)" crossorigin="anonymous"><\/script>$/.exec(
				made.pinnedTag ?? "",
			) ?? [];
		expect(made.pinnedTag).toContain(`data-site="${made.id}"`);
		const pinned = await (await bff.app.request(path ?? "")).text();
		expect(createHash("sha384").update(pinned).digest("base64")).toBe(integrity);
		const changed = await admin.send("PUT", `/sites/${made.id}`, { body: { ...looks, name: "Renamed" } });
		expect(await changed.json()).toMatchObject({ id: made.id, name: "Renamed" });
		expect((await bff.app.request(`/${made.id}.js`)).status).toBe(200);
	});

	test("loses what no database keeps", async () => {
		const made = await admin.read<Named>(admin.post("/sites", { ...looks, name: "Sh\0op \ud800", starters: ["\0Hi"] }));
		expect(made).toMatchObject({ name: "Shop \ufffd", starters: ["Hi"] });
	});

	test("with a wrong field is refused beside that field", async () => {
		const answer = await admin.post("/sites", { ...looks, name: "", allowedOrigins: ["https://a.example/path"] });
		expect(answer.status).toBe(422);
		const { error } = (await answer.json()) as Refusal;
		expect(error.fields.map(({ path }) => path)).toEqual(["name", "allowedOrigins.0"]);
	});
});

describe("a tool", () => {
	const tool = {
		name: "look_up",
		title: "Looking",
		description: "Looks.",
		url: "https://api.example/x",
		access: "read",
	};

	test("is made, listed, refused under a taken name, changed and removed, each with an audit entry", async () => {
		const path = `/sites/${bff.site.id}/tools`;
		const made = await admin.read<Named>(admin.post(path, tool));
		expect(made).toMatchObject({ name: "look_up", state: "draft", method: "POST", calls24h: 0, lastUsedAt: null });
		const again = (await (await admin.post(path, tool)).json()) as Refusal;
		expect(again.error.fields).toEqual([{ path: "name", message: "There is another tool named look_up." }]);
		const live = await admin.send("PUT", `${path}/${made.id}`, { body: { ...tool, state: "live" } });
		expect(await live.json()).toMatchObject({ state: "live" });
		expect((await admin.read<{ tools: Named[] }>(admin.get(path))).tools).toHaveLength(1);
		expect((await admin.send("DELETE", `${path}/${made.id}`)).status).toBe(204);
		const { entries } = await admin.read<{ entries: Record<string, string>[] }>(
			admin.get(`/activity?site=${bff.site.id}&search=look_up`),
		);
		expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
			["tool.removed", "ada@example.com"],
			["tool.saved", "ada@example.com"],
			["tool.saved", "ada@example.com"],
		]);
		expect(entries[1]).toMatchObject({ before: { state: "draft" }, after: { state: "live" } });
	});

	test("of one site is not changed through another", async () => {
		const made = await admin.read<Named>(admin.post(`/sites/${bff.site.id}/tools`, { ...tool, name: "mine" }));
		const { sites } = await admin.read<{ sites: Named[] }>(admin.get("/sites"));
		const other = sites.find(({ id }) => id !== bff.site.id);
		const answer = await admin.send("PUT", `/sites/${other?.id}/tools/${made.id}`, {
			body: { ...tool, name: "theirs" },
		});
		expect(answer.status).toBe(422);
		expect(await problemOf(admin.send("DELETE", `/sites/${other?.id}/tools/${made.id}`))).toBe("404 not_found");
	});
});

test("the activity exported as CSV cannot become a formula", async () => {
	await admin.post(`/sites/${bff.site.id}/tools`, {
		name: "x",
		title: "t",
		description: "d",
		url: "https://a.example",
		access: "read",
	});
	await admin.post("/sites", {
		name: '=HYPERLINK("http://evil")',
		greeting: "",
		starters: [],
		accent: "#000000",
		theme: "auto",
		corner: "left",
		allowedOrigins: [],
	});
	const answer = await admin.get("/activity/export.csv");
	expect(answer.headers.get("content-disposition")).toContain("attachment");
	expect(await answer.text()).toContain(`"'=HYPERLINK(""http://evil"")"`);
});
