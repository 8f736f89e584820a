import { expect, test, vi } from "vitest";
import { chunkDoor } from "./chunk-door.ts";

test("a chunk is fetched as often as it takes, by another address each time, and once", async () => {
	const first = vi.fn(() => Promise.reject<{ readonly name: string }>(new Error("offline")));
	const again = vi.fn(async (_: string): Promise<unknown> => ({ name: "talk" }));
	again.mockRejectedValueOnce(new Error("still offline"));
	const pause = { wait: vi.fn(async () => undefined), wake: () => undefined };
	const door = chunkDoor("talk", first, { again, pause });
	expect(first).not.toHaveBeenCalled();
	const [one, other] = await Promise.all([door.load(), door.load()]);
	expect(one).toBe(other);
	expect(first).toHaveBeenCalledOnce();
	expect(again.mock.calls.map(([address]) => address.replace(/.*\//, ""))).toEqual([
		"talk.js?again=1",
		"talk.js?again=2",
	]);
	expect(door.chunk.value).toBe(one);
	expect(pause.wait).toHaveBeenCalledTimes(2);
});
