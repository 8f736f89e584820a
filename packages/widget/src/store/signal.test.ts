import { expect, test, vi } from "vitest";
import { signal } from "./signal.ts";

test("tells of every change, and of nothing else", () => {
	const one = signal("a");
	const changed = vi.fn(() => one.value);
	const stop = one.subscribe(changed);
	one.value = "a";
	expect(changed).not.toHaveBeenCalled();
	one.value = "b";
	expect(changed).toHaveReturnedWith("b");
	stop();
	one.value = "c";
	expect(changed).toHaveBeenCalledOnce();
	expect(one.value).toBe("c");
});

test("one that stops listening while it is told harms nobody else", () => {
	const one = signal(0);
	const second = vi.fn();
	const stop = one.subscribe(() => stop());
	one.subscribe(second);
	one.value = 1;
	one.value = 2;
	expect(second).toHaveBeenCalledTimes(2);
});
