import { APICallError } from "@ai-sdk/provider";
import { makeId } from "@bellhop/contract/id";
import { afterEach, describe, expect, inject, test } from "vitest";
import { startBff, type TestBff, type TestBffOptions } from "../../test/bff.ts";
import { boundless } from "../../test/boundless.ts";
import { HeldClock } from "../../test/held-clock.ts";
import { secretSigner, signToken } from "../../test/identity.ts";
import { partsOf, postJson, problemOf, StreamReader, TestVisitor, userMessage } from "../../test/visitor.ts";
import { useCounts } from "../database/tables/index.ts";
import type { Allowances } from "../limit/allowances.ts";
import { clearOldCounts } from "../limit/clear-old-counts.ts";
import { readUses } from "../limit/read-uses.ts";
import type { LimitedParties } from "../limit/uses-of.ts";
import { changeSite } from "../site/change-site.ts";

const tooMany = "429 rate_limited";
const minute = 60_000;

let bff: TestBff;
let clock: HeldClock;
afterEach(() => bff.close());

async function start(allowances: Partial<Allowances>, more: TestBffOptions = {}): Promise<void> {
	clock = new HeldClock();
	bff = await startBff({ clock, allowances: { ...boundless, ...allowances }, ...more });
}

/** Posts a message in a conversation of its own and waits for the answer, if there is one. */
async function say(visitor: TestVisitor, headers: Record<string, string> = {}): Promise<string> {
	bff.model.say("Yes.").finish();
	const body = postJson({ id: makeId("chat"), message: userMessage("Hello") }, headers);
	const answer = await visitor.request("/v1/chat", body);
	if (answer.status === 200) await partsOf(answer);
	return answer.status === 200 ? "answered" : problemOf(answer);
}

const times = async <Result>(count: number, work: () => Promise<Result>) => {
	const results = [];
	for (let done = 0; done < count; done++) results.push(await work());
	return results;
};

const used = async (parties: LimitedParties, what: string, window = minute) =>
	(await readUses(bff.parts, boundless, parties)).find((use) => use.what === what && use.window === window)?.used;

const arriveAs = async (sub: string, jti: string) => {
	const signer = bff.parts.database === signerOf.bff ? signerOf.signer : await secretSigner(bff);
	Object.assign(signerOf, { bff: bff.parts.database, signer });
	return TestVisitor.arrive(bff, bff.site.id, await signToken(bff, signer, { claims: { sub, jti } }));
};
const signerOf = {} as { bff?: unknown; signer: Awaited<ReturnType<typeof secretSigner>> };

const onServer = "server" in inject("database");
const many = onServer ? 10_000 : 1_000;

test(`${many} messages at once, at two processes, on an allowance of 100: exactly 100 pass`, async () => {
	await start({ messages: { ...boundless.messages, visitor: { minute: 100, day: 1_000 } } });
	const visitor = await TestVisitor.arrive(bff);
	const processes = [visitor, visitor.at(bff.sibling())];
	// At most so many are under way at once that a slow machine answers each within the database's deadline.
	const clients = Array.from({ length: Math.min(many, 2_000) }, (_, client) =>
		times(many / Math.min(many, 2_000), () =>
			(processes[client % 2] as TestVisitor).post("Hello", makeId("msg"), makeId("chat")),
		),
	);
	const answers = (await Promise.all(clients)).flat();
	const statuses = answers.map(({ status }) => status);
	expect(statuses.filter((status) => status === 200)).toHaveLength(100);
	expect(statuses.filter((status) => status === 429)).toHaveLength(many - 100);
	expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("60");
	await processes[1]?.bff.parts.turns.close(0);
}, 120_000);

describe("messages", () => {
	const three = { minute: 3, day: 5 };

	test("of a visitor are refused until the minute is over, and after the day's until the day is", async () => {
		await start({ messages: { ...boundless.messages, visitor: three } });
		const visitor = await TestVisitor.arrive(bff);
		clock.pass(20_000);
		expect(await times(4, () => say(visitor))).toEqual(["answered", "answered", "answered", tooMany]);
		const refused = await visitor.post("Hello", makeId("msg"), makeId("chat"));
		expect(refused.headers.get("retry-after")).toBe("40");
		expect(await say(await TestVisitor.arrive(bff))).toBe("answered");
		clock.pass(minute);
		expect(await times(3, () => say(visitor))).toEqual(["answered", "answered", tooMany]);
		clock.pass(minute);
		const tomorrow = await visitor.post("Hello", makeId("msg"), makeId("chat"));
		const left = 86_400 - (Math.floor(clock.now().getTime() / 1_000) % 86_400);
		expect([await problemOf(tomorrow.clone()), tomorrow.headers.get("retry-after")]).toEqual([tooMany, String(left)]);
	});

	test("of a user are counted together on all their devices", async () => {
		await start({ messages: { ...boundless.messages, subject: three } });
		const [phone, laptop] = [await arriveAs("alex", "1"), await arriveAs("alex", "2")];
		expect([await say(phone), await say(laptop), await say(phone), await say(laptop)].at(-1)).toBe(tooMany);
		expect(await say(await arriveAs("sam", "1"))).toBe("answered");
	});

	test("of an address are counted together, whoever sends them", async () => {
		await start({ messages: { ...boundless.messages, address: three } }, { trustedProxies: ["127.0.0.1"] });
		const from = async (address: string) => say(await TestVisitor.arrive(bff), { "x-forwarded-for": address });
		expect([await from("2001:db8:1:2::1"), await from("2001:db8:1:2::2"), await from("2001:db8:1:2:3::1")]).toEqual(
			Array(3).fill("answered"),
		);
		expect(await from("2001:db8:1:2::9")).toBe(tooMany);
		expect(await from("2001:db8:1:3::1")).toBe("answered");
	});

	test("of a site are counted together; who is refused for it has lost nothing of their own", async () => {
		await start({ messages: { ...boundless.messages, site: three } });
		const [one, other] = [await TestVisitor.arrive(bff), await TestVisitor.arrive(bff)];
		expect([...(await times(3, () => say(one))), await say(other)].at(-1)).toBe(tooMany);
		expect(await used({ site: bff.site.id }, "messages")).toBe(3);
		const rows = await bff.database.query.select().from(useCounts);
		expect(rows.filter(({ key, points }) => key.startsWith("messages:visitor") && points === 0)).toHaveLength(2);
	});

	test("that are sent again are not counted again, also where no more are allowed", async () => {
		await start({ messages: { ...boundless.messages, visitor: three } });
		const visitor = await TestVisitor.arrive(bff);
		const id = makeId("msg");
		bff.model.say("Yes.").finish();
		for (let round = 0; round < 5; round++) expect(await partsOf(visitor.post("Hello", id))).not.toEqual([]);
		await times(2, () => say(visitor));
		expect(await say(visitor)).toBe(tooMany);
		expect((await visitor.post("Hello", id)).status).toBe(200);
	});

	test("that are refused for another reason are not counted", async () => {
		await start({ messages: { ...boundless.messages, visitor: three } });
		const visitor = await TestVisitor.arrive(bff);
		const stream = visitor.post("Hello");
		await stream;
		for (let round = 0; round < 5; round++) expect(await problemOf(visitor.post("More"))).toBe("409 turn_running");
		bff.model.say("Yes.").finish();
		await partsOf(stream);
		expect(await times(3, () => say(visitor))).toEqual(["answered", "answered", tooMany]);
	});
});

describe("sessions", () => {
	const open = (body: object) => bff.app.request("/v1/sessions", postJson({ site: bff.site.id, ...body }));

	test("of an address are counted, those that a forged token did not open too", async () => {
		await start({ sessions: { ...boundless.sessions, address: { minute: 4, day: 9 } } });
		const answers = await times(5, async () => (await open({ identityToken: "forged" })).status);
		expect(answers).toEqual([401, 401, 401, 401, 429]);
		expect(await problemOf(open({}))).toBe(tooMany);
	});

	test("of a user are counted, wherever they come from", async () => {
		await start({ sessions: { ...boundless.sessions, subject: { minute: 2, day: 9 } } });
		await arriveAs("alex", "1");
		await arriveAs("alex", "2");
		const token = await signToken(bff, signerOf.signer, { claims: { sub: "alex", jti: "3" } });
		expect(await problemOf(open({ identityToken: token }))).toBe(tooMany);
		expect((await open({})).status).toBe(201);
	});
});

describe("turns at once", () => {
	test.each(["visitor", "subject", "address", "site"] as const)(
		"of one %s: of ten at the same time exactly three begin",
		async (scope) => {
			await start({ turnsAtOnce: { ...boundless.turnsAtOnce, [scope]: 3 } });
			const visitor = scope === "subject" ? await arriveAs("alex", "1") : await TestVisitor.arrive(bff);
			const chats = Array.from({ length: 10 }, () => makeId("chat"));
			const answers = await Promise.all(chats.map((chat) => visitor.post("Hello", makeId("msg"), chat)));
			const begun = answers.filter(({ status }) => status === 200);
			expect(begun).toHaveLength(3);
			expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("5");
			expect(await used({ site: bff.site.id }, "messages")).toBe(3);
			bff.model.say("Yes.").finish();
			await Promise.race(begun.map((answer) => partsOf(answer)));
			expect(await visitor.post("Hello", makeId("msg"), makeId("chat")).then(({ status }) => status)).toBe(200);
		},
	);
});

describe("tokens", () => {
	const site = () => used({ site: bff.site.id }, "tokens", 1_440 * minute);

	test("are set aside before the model is asked, and settled when it has said what it used", async () => {
		await start({});
		const visitor = await TestVisitor.arrive(bff);
		const stream = visitor.post("Hello");
		await stream;
		expect(await site()).toBe(100);
		bff.model.say("Yes.").finish();
		await partsOf(stream);
		expect(await site()).toBe(15);
	});

	test("are settled in the window they were taken from", async () => {
		await start({});
		const visitor = await TestVisitor.arrive(bff);
		const stream = visitor.post("Hello");
		await stream;
		clock.pass(24 * 60 * minute);
		bff.model.say("Yes.").finish();
		await partsOf(stream);
		expect(await site()).toBe(0);
		await clearOldCounts({ ...bff.parts, clock: { now: () => new Date(Date.now() + 9e9) } });
		expect(await bff.database.query.$count(useCounts)).toBe(0);
	});

	test("of a turn that was stopped are counted as set aside, of one whose model was not reached not at all", async () => {
		await start({});
		const visitor = await TestVisitor.arrive(bff);
		bff.model.say("Once upon a time");
		const reader = new StreamReader(await visitor.post("Hello"));
		await reader.until("Once upon");
		await visitor.request(`/v1/chat/${visitor.chat}/stop`, { method: "POST" });
		await reader.rest();
		expect(await site()).toBe(100);
		const error = new APICallError({ message: "down", url: "", requestBodyValues: {}, statusCode: 503 });
		bff.model.put({ type: "error", error }, "close");
		await partsOf(visitor.post("Hello", makeId("msg"), makeId("chat")));
		expect(await site()).toBe(100);
	});

	test("of a day are the site's spending cap, as its admin sets it", async () => {
		await start({});
		await changeSite(bff.admin, { dailyTokens: 120 });
		const visitor = await TestVisitor.arrive(bff);
		// 100 are set aside and 15 used each time: the third would begin at 30 and could reach 130.
		expect(await times(3, () => say(visitor))).toEqual(["answered", "answered", tooMany]);
		expect(await say(await TestVisitor.arrive(bff))).toBe(tooMany);
		expect(await site()).toBe(30);
		await changeSite(bff.admin, { dailyTokens: 0 });
		clock.pass(24 * 60 * minute);
		expect(await say(visitor)).toBe(tooMany);
		await changeSite(bff.admin, { dailyTokens: null });
		expect(await say(visitor)).toBe("answered");
	});
});
