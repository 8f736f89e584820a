import { afterAll, beforeAll, expect, test } from "vitest";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { siteNamed, startBff, type TestBff } from "../../../test/bff.ts";
import { toolNamed } from "../../../test/tools.ts";
import { problemOf } from "../../../test/visitor.ts";
import { saveSite } from "../../site/save-site.ts";
import { saveTool } from "../../tool/save-tool.ts";

interface Listed {
	readonly id: string;
	readonly version: number;
	readonly uses: readonly string[];
}

let bff: TestBff;
let admin: AdminBrowser;
let path: string;

beforeAll(async () => {
	bff = await startBff();
	admin = await AdminBrowser.ofAda(bff);
	path = `/sites/${bff.site.id}/tasks`;
	await saveTool(bff.admin, toolNamed("look_up", {}));
});
afterAll(() => bff.close());

const task = (name: string, more = {}) => ({
	...{
		name,
		description: "Does it.",
		triggers: ["Do it"],
		steps: [{ title: "First", text: "Use {{ look_up }} and {{nothing}}." }],
	},
	...more,
});
const put = (id: string, body: unknown) => admin.send("PUT", `${path}/${id}`, { body });

test("a task is made, lists what it uses, and gets another version only when its words change", async () => {
	const made = await admin.read<Listed>(admin.post(path, task("One")));
	expect(made).toMatchObject({ version: 1, state: "draft", uses: ["look_up", "nothing"] });
	expect(await admin.read(put(made.id, task("One", { state: "live" })))).toMatchObject({ version: 1, state: "live" });
	expect(await admin.read(put(made.id, task("One", { guidance: "Kindly." })))).toMatchObject({ version: 2 });
	const { versions } = await admin.read<{ versions: { version: number }[] }>(admin.get(`${path}/${made.id}/versions`));
	expect(versions).toMatchObject([
		{ version: 2, actor: "ada@example.com", content: { guidance: "Kindly." } },
		{ version: 1, content: { guidance: "" } },
	]);
	expect(await admin.read(admin.get(path))).toMatchObject({ tasks: [{ id: made.id }], tools: [{ name: "look_up" }] });
});

test.each([
	[{ name: "" }, "name"],
	[{ steps: [] }, "steps"],
	[{ steps: [{ title: "", text: "x" }] }, "steps.0.title"],
	[{ state: "live", triggers: [] }, "triggers"],
	[{ triggers: [""] }, "triggers.0"],
	[{ name: "Taken" }, "name"],
])("%j is refused beside its field", async (more, field) => {
	if ("name" in more && more.name === "Taken") await admin.read(admin.post(path, task("Taken")));
	const answer = await admin.post(path, task("Another", more));
	expect(answer.status).toBe(422);
	const { error } = (await answer.json()) as { error: { fields: { path: string }[] } };
	expect(error.fields.map((fault) => fault.path)).toContain(field);
});

test("a task of another site is not there, and one that was removed is gone", async () => {
	const { id } = await admin.read<Listed>(admin.post(path, task("Gone")));
	const other = await saveSite(bff.admin, siteNamed("Other"));
	expect(await problemOf(admin.send("PUT", `/sites/${other.id}/tasks/${id}`, { body: task("Mine") }))).toBe(
		"404 not_found",
	);
	expect(await problemOf(admin.get(`/sites/${other.id}/tasks/${id}/versions`))).toBe("404 not_found");
	expect((await admin.send("DELETE", `${path}/${id}`)).status).toBe(204);
	expect(await problemOf(admin.send("DELETE", `${path}/${id}`))).toBe("404 not_found");
});
