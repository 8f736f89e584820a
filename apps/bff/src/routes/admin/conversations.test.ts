import { afterAll, beforeAll, expect, test } from "vitest";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { siteNamed, startBff, type TestBff } from "../../../test/bff.ts";
import { boundless } from "../../../test/boundless.ts";
import { json, type OwnerApi, startOwnerApi } from "../../../test/owner-api.ts";
import { toolNamed } from "../../../test/tools.ts";
import { partsOf, problemOf, TestVisitor } from "../../../test/visitor.ts";
import { saveGuidance } from "../../guidance/save-guidance.ts";
import { saveSite } from "../../site/save-site.ts";
import { saveTask } from "../../task/save-task.ts";
import { saveTool } from "../../tool/save-tool.ts";

let bff: TestBff;
let owner: OwnerApi;
let admin: AdminBrowser;
let path: string;

beforeAll(async () => {
	owner = await startOwnerApi();
	owner.answer = (_, response) => json(response, 200, { status: "sent" });
	bff = await startBff({ allow: owner.host, allowances: boundless });
	admin = await AdminBrowser.ofAda(bff);
	path = `/sites/${bff.site.id}/conversations`;
	await saveTool(bff.admin, toolNamed("look_up", { url: `${owner.url}/x` }));
	await saveGuidance(bff.admin, "context", { rules: [{ situation: "They are sad", text: "Be kind." }] });
	const steps = [{ title: "Look", text: "Use {{look_up}}." }];
	await saveTask(bff.admin, { name: "Find it", description: "Finds.", triggers: ["find"], steps, state: "live" });
});
afterAll(() => Promise.all([bff.close(), owner.close()]));

test("a conversation shows what was said, and each call, rule, task and cost behind it", async () => {
	const visitor = await TestVisitor.arrive(bff);
	bff.model
		.call("use_guidance", { number: 1 })
		.finish("tool-calls")
		.call("start_task", { task: "Find it" })
		.finish("tool-calls");
	bff.model
		.call("look_up", {})
		.finish("tool-calls")
		.call("finish_step", { note: "Found", data: { where: "here" } });
	bff.model.finish("tool-calls").say("It is sent.").finish();
	await partsOf(visitor.post("Find it, I am sad"));
	expect(await admin.read(admin.get(`${path}/${visitor.chat}`))).toMatchObject({
		title: "Find it, I am sad",
		visitor: { subject: null },
		messages: [{ role: "user" }, { role: "assistant", parts: [{ type: "data-step" }, { text: "It is sent." }] }],
		turns: [
			{
				...{ state: "done", steps: 5, inputTokens: 50, outputTokens: 25, rule: "They are sad" },
				calls: [{ toolName: "look_up", state: "done", output: '{"ok":true,"data":{"status":"sent"}}', action: null }],
			},
		],
		runs: [{ name: "Find it", state: "done", notes: [{ step: "Look", note: "Found" }], data: { where: "here" } }],
		handover: null,
	});
	expect(await admin.read(admin.get(path))).toMatchObject({ conversations: [{ id: visitor.chat }] });
});

test("another site's conversation is not there, and the list goes on where a page ends", async () => {
	const other = await saveSite(bff.admin, siteNamed("Other"));
	const visitor = await TestVisitor.arrive(bff);
	bff.model.forget();
	bff.model.say("Hello.").finish();
	await partsOf(visitor.post("Hello"));
	expect(await problemOf(admin.get(`/sites/${other.id}/conversations/${visitor.chat}`))).toBe("404 not_found");
	expect(await admin.read(admin.get(`/sites/${other.id}/conversations`))).toEqual({ conversations: [] });
	const [first] = (await admin.read<{ conversations: { id: string }[] }>(admin.get(path))).conversations;
	const rest = await admin.read<{ conversations: { id: string }[] }>(admin.get(`${path}?before=${first?.id}`));
	expect(rest.conversations).toHaveLength(1);
	expect(await problemOf(admin.get(`${path}/chat_nothing`))).toBe("404 not_found");
});
