import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { intend } from "../../test/actions.ts";
import { startBff, type TestBff } from "../../test/bff.ts";
import { boundless } from "../../test/boundless.ts";
import { HeldClock } from "../../test/held-clock.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { parameterNamed, toolNamed } from "../../test/tools.ts";
import { partsOf, TestVisitor } from "../../test/visitor.ts";
import { toolCalls, turns, type Visitor, visitors, type Write, writes } from "../database/tables/index.ts";
import { capReached } from "../ledger/record-intent.ts";
import { closeAbandonedActions } from "./close-abandoned-actions.ts";
import { saveTool } from "./save-tool.ts";
import { settleWrites } from "./settle-writes.ts";
import type { ToolInput } from "./tool-input.ts";

const minute = 60_000;
const hour = 60 * minute;

let owner: OwnerApi;
let bff: TestBff;
let clock: HeldClock;
let visitor: Visitor;
let turn: typeof turns.$inferSelect;
/** What the owner's system has really done, by key. */
const done: string[] = [];

beforeAll(async () => {
	owner = await startOwnerApi();
});
afterAll(() => owner.close());
beforeEach(async () => {
	clock = new HeldClock();
	bff = await startBff({ allow: owner.host, clock, allowances: boundless });
	bff.model.say("Hello.").finish();
	await partsOf((await TestVisitor.arrive(bff)).post("Hello"));
	const [[someone], [first]] = await Promise.all([
		bff.database.query.select().from(visitors),
		bff.database.query.select().from(turns),
	]);
	if (!someone || !first) throw new Error("There was no turn.");
	[visitor, turn] = [someone, first];
	owner.received.length = 0;
	done.length = 0;
	owner.answer = act;
	return () => bff.close();
});

/** An endpoint that acts each time it is asked, as one that honours the key acts once for each. */
const act: OwnerApi["answer"] = ({ headers }, response) => {
	const key = String(headers["idempotency-key"]);
	if (!done.includes(key)) done.push(key);
	json(response, 201, { refund: { id: "rf_1" } });
};

const tool = (more: Partial<ToolInput> = {}) =>
	saveTool(
		bff.admin,
		toolNamed("act", {
			url: `${owner.url}/act`,
			access: "write",
			timeoutMs: 1_000,
			writing: { reference: "refund.id" },
			...more,
		}),
	);
const perform = async (more: Partial<ToolInput> = {}) =>
	(await intend(bff, { tool: await tool(more), turn, visitor })).perform();
const ledger = async () => (await bff.database.query.select().from(writes)) as Write[];
const callOf = async (id: Write["id"]) =>
	(await bff.database.query.select().from(toolCalls).where(eq(toolCalls.id, id)))[0];

describe("an action", () => {
	test("is in the ledger before its request leaves, and ends there with its reference", async () => {
		let seen: Write[] = [];
		owner.answer = (request, response) => {
			void ledger().then((rows) => {
				seen = rows;
				act(request, response);
			});
		};
		expect(await perform()).toMatchObject({ state: "done", reference: "rf_1", httpStatus: 201, settledBy: "answer" });
		expect(seen).toMatchObject([{ state: "running", fence: 1, endedAt: null }]);
	});

	test("is done once by two processes that have it at the same time", async () => {
		const sibling = bff.sibling(owner.host);
		const { perform: doIt } = await intend(bff, { tool: await tool({ idempotent: true }), turn, visitor });
		await Promise.all([doIt(), doIt(sibling), doIt(), doIt(sibling)]);
		expect(owner.received).toHaveLength(1);
		expect(await ledger()).toMatchObject([{ state: "done", fence: 1 }]);
	});

	test.each<[string, OwnerApi["answer"], Partial<Write>]>([
		["400", (_, response) => json(response, 400, {}), { state: "failed", problem: "request_refused" }],
		["403", (_, response) => json(response, 403, {}), { state: "failed", problem: "credential_refused" }],
		["409", (_, response) => json(response, 409, {}), { state: "failed", problem: "conflict" }],
		["422", (_, response) => json(response, 422, {}), { state: "failed", problem: "request_refused" }],
		["429", (_, response) => json(response, 429, {}), { state: "failed", problem: "busy" }],
		["408", (_, response) => json(response, 408, {}), { state: "unknown", problem: "outcome_unknown" }],
		[
			"500 after doing it",
			(request, response) => {
				done.push(String(request.headers["idempotency-key"]));
				json(response, 500, { error: "boom" });
			},
			{ state: "unknown", httpStatus: 500 },
		],
		["503", (_, response) => json(response, 503, {}), { state: "unknown" }],
		["a redirect", (_, response) => response.writeHead(303, { location: "/elsewhere" }).end(), { state: "unknown" }],
		[
			"200 with a log-in page",
			(_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>Log in</h1>"),
			{ state: "unknown" },
		],
		[
			"200 with half a JSON",
			(_, response) => response.writeHead(200, { "content-type": "application/json" }).end('{"refund":{"id'),
			{ state: "unknown" },
		],
		["no answer at all", () => {}, { state: "unknown" }],
		["a connection that breaks after the body was read", (_, response) => response.destroy(), { state: "unknown" }],
		[
			"a body that breaks off",
			(_, response) => {
				response.writeHead(200, { "content-type": "application/json", "content-length": "999" });
				response.write('{"refund":');
				setImmediate(() => response.destroy());
			},
			{ state: "unknown" },
		],
	])("that is answered with %s is never said to be done", async (_, answer, expected) => {
		owner.answer = answer;
		const write = await perform();
		expect(write).toMatchObject(expected);
		expect(owner.received).toHaveLength(1);
		const call = await callOf(write.id);
		expect(call).toMatchObject({ state: write.state, problem: write.problem });
		expect(JSON.parse(call?.output ?? "")).toMatchObject({ ok: false, problem: write.problem });
	});

	test("whose answer does not have the expected shape is unknown", async () => {
		owner.answer = (_, response) => json(response, 200, { hello: "world" });
		const schema = { type: "object", required: ["refund"] };
		expect(await perform({ response: { schema } })).toMatchObject({ state: "unknown" });
	});

	test("that never left was not done", async () => {
		expect(await perform({ url: "http://127.0.0.1:9/act" })).toMatchObject({
			...{ state: "failed", problem: "not_allowed_out" },
		});
		const closed = await startOwnerApi();
		await closed.close();
		const { parts } = bff.sibling(closed.host);
		const intended = await intend(bff, { tool: await tool({ url: `${closed.url}/act` }), turn, visitor });
		expect(await intended.perform({ ...bff, parts })).toMatchObject({ state: "failed", problem: "unreachable" });
	});

	test("in the shadow does everything but the sending, and says so", async () => {
		const write = await perform({ writing: { shadow: true } });
		expect(write).toMatchObject({ state: "failed", problem: "shadow", shadow: true });
		expect(owner.received).toEqual([]);
		expect((await callOf(write.id))?.output).toContain("it was not done");
	});

	test("is not done when the tool was changed after its intent was recorded", async () => {
		const { callId, perform: doIt } = await intend(bff, { tool: await tool(), turn, visitor });
		const another = { requestHash: "of another request" };
		await bff.database.query.update(writes).set(another).where(eq(writes.id, callId));
		expect(await doIt()).toMatchObject({ state: "failed", problem: "changed_since_asked" });
		expect(owner.received).toEqual([]);
	});
});

describe("an action of an idempotent tool", () => {
	test("is repeated with the same key while nobody knows, and done once", async () => {
		owner.answer = (request, response) => {
			if (owner.received.length === 3) return act(request, response);
			// It acts, and nobody hears of it.
			done.push(...(done.length === 0 ? [String(request.headers["idempotency-key"])] : []));
			response.destroy();
		};
		const write = await perform({ idempotent: true });
		expect(write).toMatchObject({ state: "done", fence: 1 });
		expect(new Set(owner.received.map(({ headers }) => headers["idempotency-key"]))).toEqual(new Set([write.id]));
		expect(owner.received).toHaveLength(3);
		expect(done).toHaveLength(1);
	});

	test("that stays unknown is looked into again, with longer and longer pauses, until it is known", async () => {
		owner.answer = (_, response) => response.destroy();
		const write = await perform({ idempotent: true });
		expect(write).toMatchObject({ state: "unknown", nextTryAt: new Date(clock.now().getTime() + 30_000) });
		await settleWrites(bff.parts);
		expect(owner.received).toHaveLength(3);
		clock.pass(30_000);
		await settleWrites(bff.parts);
		expect(await ledger()).toMatchObject([{ nextTryAt: new Date(clock.now().getTime() + 60_000) }]);
		owner.answer = act;
		clock.pass(60_000);
		await settleWrites(bff.parts);
		expect(await ledger()).toMatchObject([{ state: "done", settledBy: "repeat", nextTryAt: null, reference: "rf_1" }]);
		expect((await callOf(write.id))?.output).toBe('{"ok":true,"data":{"refund":{"id":"rf_1"}}}');
	});

	test("is looked into without waiting for another one that hangs", async () => {
		owner.answer = (_, response) => response.destroy();
		await perform({ idempotent: true });
		await perform({ idempotent: true });
		const waiting: (() => void)[] = [];
		// Nobody is answered before both have asked.
		owner.answer = (request, response) => {
			waiting.push(() => act(request, response));
			if (waiting.length === 2) for (const go of waiting) go();
		};
		clock.pass(30_000);
		await settleWrites(bff.parts);
		expect(await ledger()).toMatchObject([{ state: "done" }, { state: "done" }]);
	});

	test("is never repeated once its key is a day old", async () => {
		owner.answer = (_, response) => response.destroy();
		await perform({ idempotent: true });
		const before = owner.received.length;
		clock.pass(24 * hour);
		await settleWrites(bff.parts);
		expect(owner.received).toHaveLength(before);
		expect(await ledger()).toMatchObject([{ state: "unknown", nextTryAt: null }]);
	});

	test("is not repeated when the tool or its visitor is another one by then", async () => {
		owner.answer = (_, response) => response.destroy();
		await perform({ idempotent: true });
		const before = owner.received.length;
		await tool({ idempotent: true, url: `${owner.url}/other` });
		clock.pass(minute);
		await settleWrites(bff.parts);
		expect(owner.received).toHaveLength(before);
		expect(await ledger()).toMatchObject([{ state: "unknown", nextTryAt: null }]);
	});

	test("that is refused as a conflict while its first request may be under way stays unknown", async () => {
		owner.answer = (_, response) => {
			if (owner.received.length === 1) response.destroy();
			else json(response, 409, { error: "in progress" });
		};
		expect(await perform({ idempotent: true })).toMatchObject({ state: "unknown" });
	});
});

describe("an action that may not be repeated", () => {
	test("is sent once, and stays unknown for the site's team", async () => {
		owner.answer = (_, response) => response.destroy();
		await perform();
		clock.pass(hour);
		await settleWrites(bff.parts);
		await settleWrites(bff.parts);
		expect(owner.received).toHaveLength(1);
		expect(await ledger()).toMatchObject([{ state: "unknown", nextTryAt: null }]);
	});

	const lookUp = { tool: "list_acts", path: "acts[].key" };
	const reading = () =>
		saveTool(
			bff.admin,
			toolNamed("list_acts", {
				url: `${owner.url}/acts`,
				parameters: [parameterNamed("order_id", { required: false })],
			}),
		);

	test("is settled by the tool's look-up, which finds that it was done", async () => {
		await reading();
		const lost: OwnerApi["answer"] = ({ headers, url }, response) => {
			if (url === "/acts") return json(response, 200, { acts: done.map((key) => ({ key })) });
			done.push(String(headers["idempotency-key"]));
			response.destroy();
		};
		owner.answer = lost;
		const write = await perform({ writing: { lookUp } });
		expect(write.state).toBe("unknown");
		clock.pass(minute);
		await settleWrites(bff.parts);
		expect(await ledger()).toMatchObject([{ state: "done", settledBy: "look_up" }]);
		expect(owner.received.map(({ url }) => url)).toEqual(["/act", "/acts"]);
	});

	test("counts as not done by the look-up only when no request can be under way any more", async () => {
		await reading();
		owner.answer = ({ url }, response) => {
			if (url === "/acts") json(response, 200, { acts: [] });
			else response.destroy();
		};
		const write = await perform({ writing: { lookUp } });
		clock.pass(minute);
		await settleWrites(bff.parts);
		expect(await ledger()).toMatchObject([{ state: "unknown" }]);
		clock.pass(3 * minute);
		await settleWrites(bff.parts);
		expect(await ledger()).toMatchObject([{ state: "failed", problem: "not_done", settledBy: "look_up" }]);
		expect((await callOf(write.id))?.output).toContain("was not done");
	});

	test("stays unknown while the look-up does not answer", async () => {
		await reading();
		owner.answer = (_, response) => response.destroy();
		await perform({ writing: { lookUp } });
		clock.pass(10 * minute);
		await settleWrites(bff.parts);
		expect(await ledger()).toMatchObject([{ state: "unknown", nextTryAt: expect.any(Date) }]);
	});

	test("cannot be looked up by a tool that changes something itself, or is not there", async () => {
		await saveTool(bff.admin, toolNamed("other_act", { url: `${owner.url}/x`, access: "write" }));
		for (const name of ["other_act", "nothing"]) {
			await expect(tool({ writing: { lookUp: { ...lookUp, tool: name } } })).rejects.toMatchObject({
				field: "writing.lookUp.tool",
			});
		}
	});
});

describe("a process that is gone", () => {
	test("leaves an action that it had not begun to send as not done", async () => {
		const { callId, perform: late } = await intend(bff, { tool: await tool(), turn, visitor });
		clock.pass(31_000);
		await closeAbandonedActions(bff.parts, false);
		expect(await ledger()).toMatchObject([{ id: callId, state: "failed", problem: "never_sent" }]);
		// It was only paused, and wakes up.
		expect(await late()).toMatchObject({ state: "failed", problem: "never_sent" });
		expect(owner.received).toEqual([]);
	});

	test("leaves an action that it had begun to send as unknown; waking up it overwrites nothing", async () => {
		let release = () => {};
		const arrived = new Promise<void>((resolve) => {
			owner.answer = (request, response) => {
				release = () => act(request, response);
				resolve();
			};
		});
		const { callId, perform: doIt } = await intend(bff, { tool: await tool(), turn, visitor });
		const paused = doIt();
		await arrived;
		await closeAbandonedActions(bff.parts, true);
		await settleWrites(bff.parts);
		expect(await ledger()).toMatchObject([{ id: callId, state: "unknown", nextTryAt: null }]);
		release();
		expect(await paused).toMatchObject({ state: "unknown" });
		expect(await ledger()).toMatchObject([{ state: "unknown", fence: 1 }]);
		expect(await callOf(callId)).toMatchObject({ state: "unknown" });
	});

	test("leaves an action of an idempotent tool to be repeated by another one", async () => {
		const unanswered = new Promise<void>((resolve) => {
			owner.answer = () => resolve();
		});
		const { perform: doIt } = await intend(bff, { tool: await tool({ idempotent: true }), turn, visitor });
		const paused = doIt();
		await unanswered;
		owner.answer = act;
		const other = bff.sibling(owner.host).parts;
		await closeAbandonedActions(other, true);
		expect(owner.received).toHaveLength(1);
		await settleWrites(other);
		expect(await ledger()).toMatchObject([{ state: "done", settledBy: "repeat", fence: 2 }]);
		// The paused one gives up waiting, asks again with the same key, and its outcome counts no more.
		expect(await paused).toMatchObject({ state: "done", fence: 2 });
		expect(done).toHaveLength(1);
	});
});

describe("caps", () => {
	const amount = parameterNamed("amount", { schema: { type: "number" } });
	const capped = (writing: ToolInput["writing"]) => tool({ parameters: [amount], writing });
	const tryOnce = async (of: Awaited<ReturnType<typeof tool>>, value: number) => {
		const reached = await capReached(bff.database.query, {
			...{ tool: of, visitorId: visitor.id, amount: value, at: clock.now() },
		});
		if (!reached) await (await intend(bff, { tool: of, turn, visitor, input: { amount: value } })).perform();
		return reached;
	};

	test("of calls and of sums hold within a day, and begin anew the next", async () => {
		const twice = await capped({ callsPerDay: 2 });
		expect([await tryOnce(twice, 1), await tryOnce(twice, 1), await tryOnce(twice, 1)]).toEqual([
			...[undefined, undefined, "calls_cap"],
		]);
		clock.pass(24 * hour);
		expect(await tryOnce(twice, 1)).toBeUndefined();
	});

	test("of sums count pence, unknown ones and the shadow, and not what failed", async () => {
		const sums = await capped({ amountPerDay: { parameter: "amount", most: 0.3 } });
		expect([await tryOnce(sums, 0.1), await tryOnce(sums, 0.2), await tryOnce(sums, 0.01)]).toEqual([
			...[undefined, undefined, "amount_cap"],
		]);
		clock.pass(24 * hour);
		owner.answer = (_, response) => json(response, 422, {});
		expect(await tryOnce(sums, 0.3)).toBeUndefined();
		owner.answer = (_, response) => response.destroy();
		expect(await tryOnce(sums, 0.3)).toBeUndefined();
		expect(await tryOnce(sums, 0.01)).toBe("amount_cap");
	});

	test("hold for twenty at the same moment", async () => {
		const once = await capped({ callsPerDay: 3 });
		const all = Array.from({ length: 20 }, () =>
			intend(bff, { tool: once, turn, visitor, input: { amount: 1 } }).then(
				({ perform: doIt }) => doIt(),
				() => undefined,
			),
		);
		await Promise.allSettled(all);
		expect(owner.received).toHaveLength(3);
	});
});
