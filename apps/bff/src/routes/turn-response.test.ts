import { makeId } from "@bellhop/contract/id";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { LiveTurns } from "../conversation/live-turns.ts";
import { turnResponse } from "./turn-response.ts";

let bff: TestBff;

beforeAll(async () => {
	bff = await startBff();
});
afterAll(() => bff.close());
beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
	vi.useRealTimers();
});

/** A turn that runs until the test ends it. */
function runningTurn() {
	const turns = new LiveTurns();
	const id = makeId("turn");
	let end = () => {};
	turns.launch(
		id,
		() =>
			new Promise<void>((resolve) => {
				end = resolve;
			}),
	);
	return { services: { database: bff.database, turns }, turn: { id }, live: turns.get(id), end: () => end() };
}

test("a stream on which nothing happens shows every 15 seconds that it is alive, and still ends properly", async () => {
	const { services, turn, live, end } = runningTurn();
	// The reader then has no need of the database, whose own deadlines the held clock would let pass.
	live?.publish([{ number: 1, part: '{"type":"abort"}' }]);
	const reader = turnResponse(services, turn, 0).body?.getReader();
	const read = async () => Buffer.from((await reader?.read())?.value ?? []).toString();
	expect(await read()).toContain("id: 1\n");
	for (let beat = 0; beat < 3; beat++) {
		const next = read();
		await vi.advanceTimersByTimeAsync(15_000);
		expect(await next).toBe(": waiting\n\n");
	}
	live?.publish([{ number: 2, part: '{"type":"finish"}' }]);
	expect(await read()).toBe('id: 2\ndata: {"type":"finish"}\n\n');
	end();
	expect(await read()).toBe("data: [DONE]\n\n");
});

test("a reader that leaves what it was sent unread for a minute is let go; one that reads on is not", async () => {
	const { services, turn, live, end } = runningTurn();
	live?.publish([1, 2, 3].map((number) => ({ number, part: `{"n":${number}}` })));
	const lazy = turnResponse(services, turn, 0).body?.getReader();
	await vi.advanceTimersByTimeAsync(61_000);
	await expect(
		(async () => {
			for (;;) if ((await lazy?.read())?.done) return;
		})(),
	).rejects.toThrow("did not read");
	const keen = turnResponse(services, turn, 0).body?.getReader();
	for (let number = 1; number <= 3; number++) {
		expect(Buffer.from((await keen?.read())?.value ?? []).toString()).toContain(`id: ${number}\n`);
		await vi.advanceTimersByTimeAsync(10_000);
	}
	end();
	await keen?.cancel();
});
