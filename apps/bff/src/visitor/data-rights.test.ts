import { makeId } from "@bellhop/contract/id";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AdminBrowser } from "../../test/admin-browser.ts";
import { siteNamed, startBff, type TestBff } from "../../test/bff.ts";
import { HeldClock } from "../../test/held-clock.ts";
import { secretSigner, signToken, type TestSigner } from "../../test/identity.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { parameterNamed, toolNamed } from "../../test/tools.ts";
import { partsOf, postJson, problemOf, StreamReader, TestVisitor } from "../../test/visitor.ts";
import { auditEntries, conversations, visitors, writes } from "../database/tables/index.ts";
import { saveSite } from "../site/save-site.ts";
import { listTasks } from "../task/list-tasks.ts";
import { saveTask } from "../task/save-task.ts";
import { saveTool } from "../tool/save-tool.ts";
import { saveSource } from "../user-data/save-source.ts";
import { setSourceActive } from "../user-data/set-source-active.ts";
import { clearEndedTokens } from "./clear-ended-tokens.ts";
import { eraseOldConversations } from "./erase-old-conversations.ts";

const day = 24 * 3_600_000;

let clock: HeldClock;
let owner: OwnerApi;
let bff: TestBff;
let admin: AdminBrowser;
let signer: TestSigner;
let path: string;

beforeEach(async () => {
	clock = new HeldClock();
	owner = await startOwnerApi();
	bff = await startBff({ allow: owner.host, clock });
	admin = await AdminBrowser.ofAda(bff);
	signer = await secretSigner(bff);
	path = `/sites/${bff.site.id}/visitors`;
});
afterEach(async () => {
	await bff.close();
	await owner.close();
});

async function arrive(name: string): Promise<TestVisitor> {
	const claims = { sub: name, name: `${name} Canary`, email: `${name}@canary.example` };
	return TestVisitor.arrive(bff, bff.site.id, await signToken(bff, signer, { claims }));
}

async function say(visitor: TestVisitor, words: string, answer = "Yes."): Promise<void> {
	bff.model.say(answer).finish();
	await partsOf(visitor.post(words));
}

/** Every row of every table. */
async function dump(): Promise<string> {
	const named = sql`select table_name as name from information_schema.tables where table_schema = 'public'`;
	const tables = await bff.database.rows<{ name: string }>(named);
	const rows = tables.map(({ name }) => bff.database.rows(sql`select * from ${sql.identifier(name)}`));
	return JSON.stringify(await Promise.all(rows));
}

/** A visitor with something of everything: user data, a tool call, two conversations. */
async function talkative(name: string): Promise<TestVisitor> {
	owner.answer = ({ url, body }, response) => {
		const { identifier, canary } = JSON.parse(body);
		if (url === "/tool") return json(response, 200, { found: `${canary} found` });
		json(response, 200, { user_info: `${identifier} has a gold plan`, identifier });
	};
	await saveSource(bff.admin, { url: `${owner.url}/user-data`, secret: "user-data-secret" });
	await setSourceActive(bff.admin, true);
	const parameters = [parameterNamed("canary", { schema: { type: "string" } })];
	await saveTool(bff.admin, toolNamed("find", { url: `${owner.url}/tool`, parameters }));
	const visitor = await arrive(name);
	await say(visitor, `${name} asks`, `${name} is answered`);
	const again = Object.assign(await arrive(name), { chat: makeId("chat") });
	bff.model.call("find", { canary: `${name} argument` }).finish("tool-calls");
	await say(again, `${name} asks again`);
	await saveTool(
		bff.admin,
		toolNamed("act", {
			...{ url: `${owner.url}/tool`, parameters, access: "write", title: "Acting" },
			writing: { summary: "Do {canary}" },
		}),
	);
	bff.model.call("act", { canary: `${name} deed` }).finish("tool-calls");
	const card = (await partsOf(again.post(`${name} wants`))).find((part) => part.type === "data-approval");
	bff.model.say("Done.").finish();
	await partsOf(again.request(`/v1/chat/${again.chat}/approvals/${card?.id}`, postJson({ decision: "approve" })));
	const steps = [{ title: "Ask", text: "Ask." }];
	const known = (await listTasks(bff.admin)).find(({ content }) => content.name === "Ask")?.task.id;
	await saveTask(bff.admin, { name: "Ask", description: "Asks.", triggers: ["x"], steps, state: "live" }, known);
	bff.model.call("start_task", { task: "Ask" }).finish("tool-calls");
	bff.model.call("finish_step", { note: `${name} note` }).finish("tool-calls");
	await say(again, `${name} goes on`);
	return visitor;
}

describe("everything of a visitor", () => {
	test("is exported by the site's own id of them, without a hash, a token or anything of another", async () => {
		await talkative("samantha");
		const alexandra = await talkative("alexandra");
		const answer = await admin.post(`${path}/export`, { subject: "alexandra" });
		const text = await answer.text();
		for (const theirs of [
			...[
				"alexandra Canary",
				"alexandra@canary.example has a gold plan",
				"alexandra asks",
				"alexandra is answered",
				"alexandra asks again",
			],
			...[
				"alexandra argument",
				"alexandra argument found",
				"Do alexandra deed",
				"alexandra deed found",
				"alexandra note",
			],
		]) {
			expect(text).toContain(theirs);
		}
		expect(text).not.toMatch(/samantha|hash":|user-data-secret/i);
		expect(text).not.toContain(alexandra.token);
		const { visitor, sessions, conversations: talks } = JSON.parse(text);
		expect([visitor.subject, sessions.length, talks.length]).toEqual(["alexandra", 2, 2]);
		expect(JSON.parse(text).actions).toMatchObject([{ tool: "act", summary: "Do alexandra deed", state: "done" }]);
		const [entry] = (await bff.database.query.select().from(auditEntries)).slice(-1);
		expect(entry).toMatchObject({ action: "visitor.exported", subjectId: visitor.id, actor: "ada@example.com" });
	});

	test("is erased for good, in every table, and nothing of anybody else is", async () => {
		const alexandra = await talkative("alexandra");
		await talkative("samantha");
		const before = await dump();
		for (const said of ["alexandra Canary", "alexandra argument found", "alexandra@canary.example has"])
			expect(before).toContain(said);
		expect(await admin.read(admin.post(`${path}/erase`, { subject: "alexandra" }))).toEqual({
			...{ visitor: expect.stringMatching(/^visitor_/), conversations: 2 },
		});
		expect(await dump()).not.toMatch(/alexandra/i);
		expect(await bff.database.query.select().from(writes)).toMatchObject([{ state: "done" }, { state: "done" }]);
		expect(await dump()).toContain("samantha is answered");
		expect(await problemOf(alexandra.request("/v1/sessions"))).toBe("401 session_expired");
		expect(await problemOf(admin.post(`${path}/erase`, { subject: "alexandra" }))).toBe("404 not_found");
		const again = await arrive("alexandra");
		expect(await (await again.request("/v1/sessions")).json()).toMatchObject({ chats: [] });
	});

	test("is found by the id of an anonymous visitor as well", async () => {
		const visitor = await TestVisitor.arrive(bff);
		await say(visitor, "Nobody knows me");
		const { visitor: mine } = (await (await visitor.request("/v1/sessions")).json()) as { visitor: { id: string } };
		const exported = await admin.read<{ conversations: unknown[] }>(admin.post(`${path}/export`, { visitor: mine.id }));
		expect(exported.conversations).toHaveLength(1);
		await admin.read(admin.post(`${path}/erase`, { visitor: mine.id }));
		expect(await dump()).not.toContain("Nobody knows me");
	});

	test("stays where it is when asked through another site, or for nobody", async () => {
		const alexandra = await arrive("alexandra");
		await say(alexandra, "Hello");
		const other = await saveSite(bff.admin, siteNamed("Other"));
		for (const verb of ["export", "erase"]) {
			const there = admin.post(`/sites/${other.id}/visitors/${verb}`, { subject: "alexandra" });
			expect(await problemOf(there)).toBe("404 not_found");
			expect(await problemOf(admin.post(`${path}/${verb}`, { subject: "" }))).toBe("422 input_invalid");
			expect(await problemOf(admin.post(`${path}/${verb}`, { visitor: "%' or true" }))).toBe("404 not_found");
		}
		expect((await alexandra.load()).messages).toHaveLength(2);
	});

	test("is erased while an answer is being written, which ends without a trace", async () => {
		const alexandra = await arrive("alexandra");
		bff.model.say("Once upon a time");
		const reader = new StreamReader(await alexandra.post("Tell me a story"));
		await reader.until("Once upon");
		await admin.read(admin.post(`${path}/erase`, { subject: "alexandra" }));
		bff.model.say(" there was").finish();
		await reader.rest();
		await bff.parts.turns.close(5_000);
		expect(await dump()).not.toMatch(/alexandra|Once upon|story/);
		expect(bff.logged.join("\n")).not.toMatch(/"level":50/);
	});
});

describe("visitors are listed", () => {
	test("whoever talked last first, with their name and how much they said, and found by their ids", async () => {
		await say(await arrive("alexandra"), "Hello");
		clock.pass(1_000);
		await say(await arrive("samantha"), "Hello");
		clock.pass(-2_000);
		await say(await TestVisitor.arrive(bff), "Hello");
		await TestVisitor.arrive(bff);
		type Listed = { id: string; subject: string | null; name: string | null; conversations: number; lastAt: string };
		const list = async (search = "") =>
			(await admin.read<{ visitors: Listed[] }>(admin.get(`${path}?search=${search}`))).visitors;
		expect((await list()).map(({ subject, name, conversations: talks }) => [subject, name, talks])).toEqual([
			...[
				["samantha", "samantha Canary", 1],
				["alexandra", "alexandra Canary", 1],
				[null, null, 1],
			],
		]);
		expect((await list("al")).map(({ subject }) => subject)).toEqual(["alexandra"]);
		const [nobody] = (await list()).slice(-1);
		expect((await list(nobody?.id)).map(({ id }) => id)).toEqual([nobody?.id]);
		expect(await list("%25")).toEqual([]);
		const other = await saveSite(bff.admin, siteNamed("Other"));
		expect(await admin.read(admin.get(`/sites/${other.id}/visitors`))).toMatchObject({ visitors: [] });
	});
});

describe("a site that keeps conversations for a number of days", () => {
	const keep = (retentionDays: number | null) => admin.send("PUT", `${path}/retention`, { body: { retentionDays } });
	const left = async () => [await bff.database.query.$count(conversations), await bff.database.query.$count(visitors)];

	test("has those erased in which nothing was said for longer, and visitors of whom nothing is left", async () => {
		await keep(30);
		const early = await arrive("alexandra");
		await say(early, "Hello");
		await say(await TestVisitor.arrive(bff), "Hello");
		clock.pass(20 * day);
		await say(Object.assign(await arrive("alexandra"), { chat: makeId("chat") }), "Hello again");
		clock.pass(10 * day);
		await eraseOldConversations(bff.parts);
		expect(await left()).toEqual([3, 2]);
		clock.pass(1);
		await eraseOldConversations(bff.parts);
		expect(await left()).toEqual([1, 1]);
		clock.pass(20 * day);
		await eraseOldConversations(bff.parts);
		expect(await left()).toEqual([0, 0]);
		await clearEndedTokens(bff.parts);
		expect(await dump()).not.toMatch(/alexandra/);
	});

	test("keeps a visitor whose session lives, and one whose sessions were all ended a moment ago", async () => {
		await keep(1);
		clock.pass(2 * day);
		await TestVisitor.arrive(bff);
		clock.pass(day + 1);
		const soon = await bff.database.query.$count(visitors);
		await admin.post(`${path}/end-sessions`, { subject: "alexandra" });
		await eraseOldConversations(bff.parts);
		expect([soon, await bff.database.query.$count(visitors)]).toEqual([1, 2]);
	});

	test("leaves an answer that is being written alone, and other sites", async () => {
		await keep(1);
		const other = await saveSite(bff.admin, siteNamed("Other", "https://shop.example"));
		const elsewhere = await TestVisitor.arrive(bff, other.id);
		await say(elsewhere, "Hello");
		const visitor = await TestVisitor.arrive(bff);
		const stream = visitor.post("Hello");
		await stream;
		clock.pass(2 * day);
		await eraseOldConversations(bff.parts);
		expect(await bff.database.query.$count(conversations)).toBe(2);
		bff.model.say("Yes.").finish();
		await partsOf(stream);
	});

	test("is set by an admin, within bounds, and written down", async () => {
		expect(await (await keep(30)).json()).toEqual({ retentionDays: 30 });
		for (const wrong of [0, -1, 1.5, 4_000]) expect(await problemOf(keep(wrong))).toBe("422 input_invalid");
		expect(await admin.read(admin.get(path))).toMatchObject({ retentionDays: 30 });
		await keep(null);
		const entries = (await bff.database.query.select().from(auditEntries)).filter(
			({ before, after }) => before && after && "retentionDays" in after,
		);
		expect(entries.map(({ before, after }) => [before, after])).toEqual([
			...[
				[{ retentionDays: null }, { retentionDays: 30 }],
				[{ retentionDays: 30 }, { retentionDays: null }],
			],
		]);
	});

	test("keeps everything when it says nothing", async () => {
		await say(await TestVisitor.arrive(bff), "Hello");
		clock.pass(4_000 * day);
		await eraseOldConversations(bff.parts);
		expect(await left()).toEqual([1, 1]);
	});
});
