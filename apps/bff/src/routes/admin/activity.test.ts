import { afterAll, beforeAll, expect, test } from "vitest";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { startBff, type TestBff } from "../../../test/bff.ts";
import { recordChange } from "../../audit/record-change.ts";

let bff: TestBff;
let admin: AdminBrowser;

beforeAll(async () => {
	bff = await startBff();
	admin = await AdminBrowser.ofAda(bff);
	for (const [actor, action, day] of [
		["ada@example.com", "tool.saved", "2026-03-01"],
		["bob@example.com", "tool.removed", "2026-03-02"],
		["bob@example.com", "authorization.saved", "2026-03-03"],
	] as const) {
		const subject = { id: "x_1", name: `=cmd ${day}` };
		const at = new Date(`${day}T23:30:00Z`);
		await recordChange(bff.database.query, { siteId: bff.site.id, actor, action, subject, after: { a: day }, at });
	}
});
afterAll(() => bff.close());

test.each([
	["", ["authorization.saved", "tool.removed", "tool.saved", "site.saved"]],
	["?kind=tool", ["tool.removed", "tool.saved"]],
	["?kind=tool&search=ada", ["tool.saved"]],
	["?from=2026-03-02&to=2026-03-02", ["tool.removed"]],
	["?to=2026-03-02", ["tool.removed", "tool.saved"]],
	["?kind=t%25", ["authorization.saved", "tool.removed", "tool.saved", "site.saved"]],
	["?search=%25", []],
	["?site=site_other", []],
])("activity%s is narrowed down, as a list and as CSV", async (query, actions) => {
	const { entries } = await admin.read<{ entries: { action: string }[] }>(admin.get(`/activity${query}`));
	expect(entries.map(({ action }) => action).sort()).toEqual([...actions].sort());
	const csv = await (await admin.get(`/activity/export.csv${query}`)).text();
	expect(csv.trim().split("\r\n")).toHaveLength(actions.length + 1);
	expect(csv).not.toMatch(/,=cmd/);
});
