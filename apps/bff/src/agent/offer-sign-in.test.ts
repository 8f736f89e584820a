import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { secretSigner, signToken } from "../../test/identity.ts";
import { toolNamed } from "../../test/tools.ts";
import { partsOf, TestVisitor, textOf } from "../../test/visitor.ts";
import { saveTool } from "../tool/save-tool.ts";
import { saveSource } from "../user-data/save-source.ts";
import { setSourceActive } from "../user-data/set-source-active.ts";

let bff: TestBff;
beforeEach(async () => {
	bff = await startBff({ allow: "owner.test:80" });
});
afterEach(() => bff.close());

const mine = () => saveTool(bff.admin, toolNamed("my_orders", { audience: "verified" }));

/** What the agent may use when the visitor says something. */
async function offeredTo(visitor: TestVisitor): Promise<string[]> {
	bff.model.say("Hello.").finish();
	await partsOf(visitor.post("Where is my order?"));
	return (bff.model.asked.at(-1)?.tools ?? []).map(({ name }) => name);
}

test("the agent's offer is a button in the answer, no step, and the agent remembers it", async () => {
	await secretSigner(bff);
	await mine();
	const visitor = await TestVisitor.arrive(bff);
	bff.model.call("offer_sign_in", {}).finish("tool-calls").say("Sign in, and I see your orders.").finish();
	const parts = await partsOf(visitor.post("Where is my order?"));
	expect(parts.map(({ type }) => type).filter((type) => type.startsWith("data-"))).toEqual(["data-sign-in"]);
	expect(textOf(parts)).toBe("Sign in, and I see your orders.");
	const { messages } = await visitor.load();
	expect(messages.at(-1)?.parts).toEqual([
		{ type: "data-sign-in", id: expect.stringMatching(/^call_/), data: {} },
		{ type: "text", text: "Sign in, and I see your orders.", state: "done" },
	]);
	await offeredTo(visitor);
	const before = bff.model.asked.at(-1)?.prompt.slice(1) ?? [];
	expect(before.map(({ role }) => role)).toEqual(["user", "assistant", "tool", "assistant", "system", "user"]);
	expect(JSON.stringify(before[1])).toContain("offer_sign_in");
});

describe("it is offered", () => {
	test("to a visitor nobody knows, where the site has tools for those it knows", async () => {
		await secretSigner(bff);
		await mine();
		expect(await offeredTo(await TestVisitor.arrive(bff))).toEqual(["offer_sign_in"]);
	});

	test("to one where the site has user data", async () => {
		await secretSigner(bff);
		await saveSource(bff.admin, { url: "http://owner.test/user-data", secret: "user-data-secret" });
		expect(await offeredTo(await TestVisitor.arrive(bff))).toEqual([]);
		await setSourceActive(bff.admin, true);
		expect(await offeredTo(await TestVisitor.arrive(bff))).toEqual(["offer_sign_in"]);
	});

	test("not where the site cannot say who its users are, or has nothing for them", async () => {
		await mine();
		expect(await offeredTo(await TestVisitor.arrive(bff))).toEqual([]);
		await secretSigner(bff);
		await saveTool(bff.admin, toolNamed("my_orders", { audience: "verified", state: "draft" }));
		expect(await offeredTo(await TestVisitor.arrive(bff))).toEqual([]);
	});

	test("not to one who is signed in", async () => {
		const signer = await secretSigner(bff);
		await mine();
		const visitor = await TestVisitor.arrive(bff, bff.site.id, await signToken(bff, signer));
		expect(await offeredTo(visitor)).toEqual(["my_orders"]);
	});
});
