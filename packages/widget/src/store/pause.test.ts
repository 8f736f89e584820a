import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { backOff, createPause } from "./pause.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("waits grow from at once to 15 s and a little", () => {
	const waits = [0, 1, 2, 3, 4, 5, 6, 20].map(backOff);
	expect(waits[0]).toBeLessThanOrEqual(250);
	expect(waits[1]).toBeGreaterThanOrEqual(375);
	expect(Math.max(...waits)).toBeLessThanOrEqual(18_750);
});

test.each(["time", "wake", "online", "abort"])("a wait is ended by %s", async (reason) => {
	const pause = createPause();
	const visit = new AbortController();
	const ended = vi.fn();
	void pause.wait(1_000, visit.signal).then(ended);
	await vi.advanceTimersByTimeAsync(999);
	expect(ended).not.toHaveBeenCalled();
	if (reason === "wake") pause.wake();
	if (reason === "online") globalThis.dispatchEvent(new Event("online"));
	if (reason === "abort") visit.abort();
	await vi.advanceTimersByTimeAsync(reason === "time" ? 1 : 0);
	expect(ended).toHaveBeenCalledOnce();
});
