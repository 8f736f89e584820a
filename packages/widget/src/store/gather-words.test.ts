import type { StreamPart } from "@bellhop/contract/stream-part";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gatherWords } from "./gather-words.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const word = (delta: string, id = "t"): StreamPart => ({ type: "text-delta", id, delta });

/** A gatherer that takes what comes together. */
function gathering(give: (part: StreamPart) => void) {
	const gatherer = gatherWords(give);
	return {
		...gatherer,
		take(...parts: readonly StreamPart[]) {
			for (const part of parts) gatherer.take(part);
			gatherer.rest();
		},
	};
}

test("words that come together, or too soon after others, are given on together, once", () => {
	const give = vi.fn();
	const { take, flush } = gathering(give);
	take(word("On "), word("its "));
	expect(give.mock.calls).toEqual([[word("On its ")]]);
	take(word("w"));
	vi.advanceTimersByTime(10);
	take(word("a"));
	take(word("y"));
	expect(give).toHaveBeenCalledTimes(1);
	vi.advanceTimersByTime(10);
	flush();
	expect(give.mock.calls.slice(1)).toEqual([[word("way")]]);
});

test("words after a pause need not wait", () => {
	const give = vi.fn();
	const { take } = gathering(give);
	for (const one of ["On ", "its ", "way"]) {
		take(word(one));
		expect(give).toHaveBeenLastCalledWith(word(one));
		vi.advanceTimersByTime(21);
	}
	expect(give).toHaveBeenCalledTimes(3);
});

test("everything else comes at once, after the words before it", () => {
	const give = vi.fn();
	const { take } = gathering(give);
	take(word("x"));
	take({ type: "text-start", id: "t" }, word("a"), word("b", "u"));
	take({ type: "finish" });
	expect(give.mock.calls.map(([part]) => part)).toEqual([
		word("x"),
		{ type: "text-start", id: "t" },
		word("a"),
		word("b", "u"),
		{ type: "finish" },
	]);
	vi.advanceTimersByTime(40);
	expect(give).toHaveBeenCalledTimes(5);
});
