import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../test/admin-browser.ts";
import { startBff, type TestBff } from "../../test/bff.ts";
import { boundless } from "../../test/boundless.ts";
import { partsOf, problemOf, TestVisitor } from "../../test/visitor.ts";
import { saveTask } from "../task/save-task.ts";

interface Saved {
	readonly rules: readonly { readonly id: string; readonly uses: number }[];
}

let bff: TestBff;
let admin: AdminBrowser;
let visitor: TestVisitor;
let path: string;

beforeAll(async () => {
	bff = await startBff({ allowances: boundless });
	admin = await AdminBrowser.ofAda(bff);
	path = `/sites/${bff.site.id}/guidance`;
	await put("style", [{ text: "Say you." }, { text: "Be a pirate.", active: false }]);
	await put("context", [{ situation: "They ask about sizes", text: "Shoes run small." }]);
	await put("handover", [{ situation: "They threaten", text: "Stay calm." }]);
});
afterAll(() => bff.close());
beforeEach(async () => {
	bff.model.forget();
	visitor = await TestVisitor.arrive(bff);
});

const put = (kind: string, rules: readonly object[]) =>
	admin.read<Saved>(admin.send("PUT", `${path}/${kind}`, { body: { rules } }));

/** The instructions and tools of each step of the model, and the results it had by the end. */
async function seen(...calls: (readonly [string, unknown])[]) {
	for (const [name, input] of calls) bff.model.call(name, input).finish("tool-calls");
	bff.model.say("There.").finish();
	await partsOf(visitor.post("Hello"));
	return bff.model.asked.map(({ prompt, tools }) => ({
		...{ instructions: String(prompt[0]?.content), all: JSON.stringify(prompt) },
		tools: (tools ?? []).map(({ name }) => name),
	}));
}

describe("guidance", () => {
	test("on style is always there, what is switched off never, and situations by their numbers", async () => {
		const [first] = await seen();
		expect(first?.instructions).toMatch(/How you speak on this site:\n- Say you\./);
		expect(first?.instructions).not.toContain("pirate");
		expect(first?.instructions).toMatch(/1\. They ask about sizes\n2\. They threaten/);
		expect(first?.all).not.toContain("Shoes run small.");
	});

	test("for a situation is read once in an answer, and counted", async () => {
		const asked = await seen(["use_guidance", { number: 1 }], ["use_guidance", { number: 2 }]);
		expect(asked[0]?.tools).toContain("use_guidance");
		expect(asked[1]?.tools).not.toContain("use_guidance");
		expect(asked[1]?.all).toContain("Shoes run small.");
		expect(asked.at(-1)?.all).not.toContain("Stay calm.");
		const { rules } = await admin.read<Saved>(admin.get(path));
		expect(rules.map(({ uses }) => uses).sort()).toEqual([0, 0, 0, 1]);
	});

	test("does not count while a task runs, which has its own", async () => {
		const steps = [{ title: "One", text: "Ask." }];
		const words = { name: "T", description: "T.", triggers: ["t"], guidance: "Only this." };
		const task = { ...words, steps, state: "live" as const };
		await saveTask(bff.admin, task);
		const asked = await seen(["start_task", { task: "T" }]);
		expect(asked[1]?.instructions).toContain("Only this.");
		expect(asked[1]?.instructions).not.toContain("Say you.");
		expect(asked[1]?.tools).not.toContain("use_guidance");
	});

	test("keeps its figures when it is saved again, and takes at most thirty of a kind", async () => {
		const { rules } = await put("context", [{ situation: "New", text: "New." }]);
		const again = await put("context", [
			{ ...rules[0], text: "Newer." },
			{ situation: "Two", text: "Two." },
		]);
		expect(again.rules[0]?.id).toBe(rules[0]?.id);
		const many = Array.from({ length: 31 }, () => ({ text: "x" }));
		const refused = admin.send("PUT", `${path}/style`, { body: { rules: many } });
		expect(await problemOf(refused)).toBe("422 input_invalid");
		const nameless = await admin.send("PUT", `${path}/context`, { body: { rules: [{ text: "x" }] } });
		expect(await nameless.json()).toMatchObject({ error: { fields: [{ path: "rules.0.situation" }] } });
		expect(await problemOf(admin.send("PUT", `${path}/nothing`, { body: { rules: [] } }))).toBe("404 not_found");
	});
});
