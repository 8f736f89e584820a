import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { startBff, type TestBff } from "../../../test/bff.ts";
import { problemOf } from "../../../test/visitor.ts";

type Shown = Readonly<Record<string, unknown>> & { readonly id: string };
type Refusal = { readonly error: { readonly fields: readonly { readonly path: string }[] } };

let bff: TestBff;
let admin: AdminBrowser;
let path: string;
const canary = "canary-5f1e-secret-value-77";

beforeAll(async () => {
	bff = await startBff();
	admin = await AdminBrowser.ofAda(bff);
	path = `/sites/${bff.site.id}/authorizations`;
});
afterAll(() => bff.close());

const bearer = (name: string) => ({
	name,
	settings: { kind: "bearer" },
	secret: canary,
	origins: ["https://api.example"],
	purpose: "read",
});

describe("a stored credential", () => {
	test("is made, listed and changed, and its secret comes out of no answer", async () => {
		const answers: string[] = [];
		const keep = async (answer: Promise<Response>) => {
			const text = await (await answer).text();
			answers.push(text);
			return JSON.parse(text) as Shown;
		};
		const made = await keep(admin.post(path, bearer("Orders")));
		expect(made).toMatchObject({ name: "Orders", lastFour: canary.slice(-4), pending: false, state: "ready" });
		const { secret: _, ...rest } = bearer("Orders, production");
		await keep(admin.send("PUT", `${path}/${made.id}`, { body: rest }));
		await keep(admin.get(path));
		await keep(admin.send("PUT", `${path}/${made.id}/secret`, { body: { secret: `${canary}-new` } }));
		expect(await keep(admin.get(path))).toMatchObject({
			authorizations: [{ name: "Orders, production", pending: true }],
		});
		await keep(admin.send("POST", `${path}/${made.id}/secret/confirm`));
		await keep(admin.get("/activity"));
		expect(answers.filter((text) => text.includes(canary))).toEqual([]);
		const stored = await bff.database.rows(sql`select * from authorizations, audit_entries`);
		expect(JSON.stringify(stored)).not.toContain(canary);
	});

	test("with faults is refused beside each field", async () => {
		const answer = await admin.post(path, { ...bearer(""), origins: ["api.example"], secret: "two\nlines" });
		expect(answer.status).toBe(422);
		const { error } = (await answer.json()) as Refusal;
		expect(error.fields.map((field) => field.path)).toEqual(["name", "secret", "origins.0"]);
	});

	test("cannot be removed while a tool uses it", async () => {
		const made = await admin.read<Shown>(admin.post(path, bearer("Used")));
		const tool = {
			name: "uses",
			title: "t",
			description: "d",
			url: "https://api.example/x",
			access: "read",
			authorization: "Used",
		};
		const { id } = await admin.read<Shown>(admin.post(`/sites/${bff.site.id}/tools`, tool));
		expect(await problemOf(admin.send("DELETE", `${path}/${made.id}`))).toBe("409 authorization_in_use");
		await admin.send("DELETE", `/sites/${bff.site.id}/tools/${id}`);
		expect((await admin.send("DELETE", `${path}/${made.id}`)).status).toBe(204);
	});

	test("that is not there, or has no new secret waiting, is said plainly", async () => {
		const made = await admin.read<Shown>(admin.post(path, bearer("Plain")));
		expect(await problemOf(admin.send("POST", `${path}/${made.id}/secret/confirm`))).toBe("409 nothing_pending");
		expect(await problemOf(admin.send("DELETE", `${path}/auth_gone`))).toBe("404 not_found");
		expect(await problemOf(admin.send("POST", `${path}/${made.id}/connect`))).toBe("409 connect_failed");
	});
});

test("the way back from a token server wants the admin's own login", async () => {
	const settings = {
		kind: "oauth2_authorization_code",
		authorizationUrl: "https://login.example/authorize",
		tokenUrl: "https://login.example/token",
		clientId: "bellhop",
		clientAuthentication: "basic",
		scopes: [],
	};
	const made = await admin.read<Shown>(admin.post(path, { ...bearer("CRM"), settings }));
	const { url } = await admin.read<{ url: string }>(admin.send("POST", `${path}/${made.id}/connect`));
	const sent = new URL(url);
	expect(sent.searchParams.get("code_challenge_method")).toBe("S256");
	const back = sent.searchParams.get("redirect_uri") ?? "";
	const callback = `${new URL(back).pathname}?code=c&state=${sent.searchParams.get("state")}`;
	expect(await problemOf(bff.app.request(callback))).toBe("401 admin_session_missing");
	const forged = await admin.visit(`${new URL(back).pathname}?code=c&state=made-up`);
	expect([forged.status, forged.headers.get("location")]).toEqual([
		303,
		`/admin/#/authorizations/${made.id}/state_invalid`,
	]);
});
