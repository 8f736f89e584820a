import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../test/admin-browser.ts";
import { bffAddress, startBff, type TestBff } from "../../test/bff.ts";
import { problemOf } from "../../test/visitor.ts";

let bff: TestBff;
let admin: AdminBrowser;

beforeAll(async () => {
	bff = await startBff();
	admin = await AdminBrowser.ofAda(bff);
});
afterAll(() => bff.close());

const looks = (more: object = {}) => {
	const { id, name, greeting, starters, accent, theme, corner } = bff.site;
	const site = { id, name, greeting, starters, accent, theme, corner, model: "live", ...more };
	return `?${new URLSearchParams({ site: JSON.stringify(site), looks: "{}" })}`;
};

describe("the preview of a site's widget", () => {
	test("is a page in a sandbox of its own, which only the config page may frame", async () => {
		const answer = await admin.visit(`/admin/preview${looks()}`);
		expect(answer.status).toBe(200);
		const policy = answer.headers.get("content-security-policy") ?? "";
		for (const rule of ["sandbox allow-scripts", "default-src 'none'", `frame-ancestors ${bffAddress}`]) {
			expect(policy.split("; ")).toContain(rule);
		}
	});

	test("loads the real loader with the settings of the query, as if its panel had been open before", async () => {
		const script = await (await admin.visit(`/admin/preview.js${looks({ name: "Not saved yet" })}`)).text();
		expect(script).toMatch(/"open":true[\s\S]*\nload\(\{"site":\{.*"name":"Not saved yet".*\);$/);
	});

	test("shows the launcher alone when it is asked for that", async () => {
		const script = await (await admin.visit(`/admin/preview.js${looks()}&closed=1`)).text();
		expect(script).toMatch(/^load\(/);
	});

	test("never lets a setting out of its place, in the page or in the script", async () => {
		const hostile = looks({ greeting: '"></script><script>alert(1)</script>\u2028' });
		const page = await (await admin.visit(`/admin/preview${hostile}`)).text();
		expect(page.match(/<script/g)).toHaveLength(1);
		expect(page).not.toContain("alert(1)</");
		const script = await (await admin.visit(`/admin/preview.js${hostile}`)).text();
		expect(script).not.toMatch(/<|\u2028/);
	});

	test("is for admins, and shows nothing of what is no setting", async () => {
		const visitor = new AdminBrowser(bff);
		expect(await problemOf(await visitor.visit(`/admin/preview${looks()}`))).toBe("401 admin_session_missing");
		for (const query of [
			"",
			"?site=&looks=",
			"?site={}&looks={}",
			looks({ corner: "top" }),
			looks({ accent: "red;} body{" }),
		]) {
			expect(await problemOf(await admin.visit(`/admin/preview.js${query}`)), query).toBe("404 not_found");
		}
	});
});
