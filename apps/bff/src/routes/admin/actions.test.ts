import { afterAll, beforeAll, expect, test } from "vitest";
import { intend } from "../../../test/actions.ts";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { siteNamed, startBff, type TestBff } from "../../../test/bff.ts";
import { json, type OwnerApi, startOwnerApi } from "../../../test/owner-api.ts";
import { toolNamed } from "../../../test/tools.ts";
import { partsOf, postJson, problemOf, TestVisitor } from "../../../test/visitor.ts";
import { auditEntries, turns, visitors } from "../../database/tables/index.ts";
import { saveSite } from "../../site/save-site.ts";
import { saveTool } from "../../tool/save-tool.ts";

interface Listed {
	readonly unknown: number;
	readonly actions: readonly { readonly id: string; readonly state: string }[];
}

let bff: TestBff;
let owner: OwnerApi;
let admin: AdminBrowser;
let visitor: TestVisitor;
let path: string;

beforeAll(async () => {
	owner = await startOwnerApi();
	bff = await startBff({ allow: owner.host });
	admin = await AdminBrowser.ofAda(bff);
	path = `/sites/${bff.site.id}/actions`;
	visitor = await TestVisitor.arrive(bff);
	await saveTool(
		bff.admin,
		toolNamed("refund", { url: `${owner.url}/refund`, access: "write", writing: { summary: "Refund it" } }),
	);
});
afterAll(() => Promise.all([bff.close(), owner.close()]));

const list = (query = "") => admin.read<Listed>(admin.get(path + query));

/** A visitor confirms an action that is lost on its way. */
async function lose(): Promise<string> {
	owner.answer = (_, response) => response.destroy();
	bff.model.call("refund", {}).finish("tool-calls");
	const card = (await partsOf(visitor.post("Refund it"))).find((part) => part.type === "data-approval");
	bff.model.say("I don't know.").finish();
	await partsOf(visitor.request(`/v1/chat/${visitor.chat}/approvals/${card?.id}`, postJson({ decision: "approve" })));
	return card?.type === "data-approval" ? card.data.callId : "";
}

const receiptOf = async (id: string) =>
	(await visitor.load()).messages
		.flatMap(({ parts }) => parts)
		.find((part) => part.type === "data-receipt" && part.id === id);

test("an unknown outcome is shown to the visitor and to the team, who says what it was", async () => {
	const id = await lose();
	expect(await receiptOf(id)).toMatchObject({ data: { title: "Refund it", outcome: "unknown" } });
	expect(await list("?unknown=1")).toMatchObject({
		unknown: 1,
		actions: [
			{ id, summary: "Refund it", toolName: "refund", asked: true, state: "unknown", nextTryAt: expect.any(String) },
		],
	});
	expect((await admin.post(`${path}/${id}/settle`, { outcome: "done" })).status).toBe(204);
	expect(await receiptOf(id)).toMatchObject({ data: { outcome: "done" } });
	expect(await list("?unknown=1")).toEqual({ unknown: 0, actions: [] });
	expect(await list()).toMatchObject({ actions: [{ id, state: "done", settledBy: "admin" }] });
	const [entry] = (await bff.database.query.select().from(auditEntries)).slice(-1);
	expect(entry).toMatchObject({ action: "action.settled", subjectId: id, after: { state: "done" } });
	bff.model.say("It was done after all.").finish();
	await partsOf(visitor.post("And?"));
	expect(JSON.stringify(bff.model.asked.at(-1)?.prompt)).toContain("It was done, as the site's team has found out.");
});

test("what is known, another site's or nobody's is not settled", async () => {
	const id = await lose();
	await admin.post(`${path}/${id}/settle`, { outcome: "failed" });
	expect(await receiptOf(id)).toMatchObject({ data: { outcome: "failed" } });
	expect(await problemOf(admin.post(`${path}/${id}/settle`, { outcome: "done" }))).toBe("409 write_not_unknown");
	const other = await saveSite(bff.admin, siteNamed("Other"));
	expect(await problemOf(admin.post(`/sites/${other.id}/actions/${id}/settle`, { outcome: "done" }))).toBe(
		"404 not_found",
	);
	expect(await problemOf(admin.post(`${path}/call_nothing/settle`, { outcome: "done" }))).toBe("404 not_found");
	expect(await problemOf(admin.post(`${path}/${id}/settle`, { outcome: "perhaps" }))).toBe("422 input_invalid");
	expect(await admin.read(admin.get(`/sites/${other.id}/actions`))).toEqual({ unknown: 0, actions: [] });
});

test("the list goes on where a page ends", async () => {
	owner.answer = (_, response) => json(response, 200, {});
	const [[someone], [turn]] = await Promise.all([
		bff.database.query.select().from(visitors),
		bff.database.query.select().from(turns),
	]);
	if (!someone || !turn) throw new Error("There was no turn.");
	const tool = await saveTool(bff.admin, toolNamed("wave", { url: `${owner.url}/wave`, access: "write" }));
	for (let count = 0; count < 55; count++) await intend(bff, { tool, turn, visitor: someone });
	const first = (await list()).actions;
	const second = (await list(`?before=${first.at(-1)?.id}`)).actions;
	expect([first.length, new Set([...first, ...second].map(({ id }) => id)).size]).toEqual([50, 57]);
	expect((await list("?before=%27")).actions).toHaveLength(50);
});
