import type { StreamPart } from "@bellhop/contract/stream-part";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gatherWords } from "./gather-words.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const word = (delta: string, id = "t"): StreamPart => ({ type: "text-delta", id, delta });

test("words that come within a moment are given on together, once", () => {
	const give = vi.fn();
	const gatherer = gatherWords(give);
	for (const one of ["On ", "its ", "way"]) gatherer.take(word(one));
	expect(give).not.toHaveBeenCalled();
	vi.advanceTimersByTime(40);
	expect(give.mock.calls).toEqual([[word("On its way")]]);
	gatherer.take(word("."));
	vi.advanceTimersByTime(40);
	gatherer.flush();
	expect(give.mock.calls.slice(1)).toEqual([[word(".")]]);
});

test("words after a pause need not wait, and the next ones wait for their turn alone", () => {
	const give = vi.fn();
	const gatherer = gatherWords(give);
	vi.advanceTimersByTime(1_000);
	gatherer.take(word("On "));
	vi.advanceTimersByTime(1);
	expect(give.mock.calls).toEqual([[word("On ")]]);
	gatherer.take(word("its "));
	vi.advanceTimersByTime(30);
	gatherer.take(word("way"));
	expect(give).toHaveBeenCalledTimes(1);
	vi.advanceTimersByTime(5);
	expect(give.mock.calls[1]).toEqual([word("its way")]);
});

test("everything else comes at once, after the words before it", () => {
	const give = vi.fn();
	const gatherer = gatherWords(give);
	gatherer.take({ type: "text-start", id: "t" });
	gatherer.take(word("a"));
	gatherer.take(word("b", "u"));
	gatherer.take({ type: "finish" });
	expect(give.mock.calls.map(([part]) => part)).toEqual([
		{ type: "text-start", id: "t" },
		word("a"),
		word("b", "u"),
		{ type: "finish" },
	]);
	vi.advanceTimersByTime(40);
	expect(give).toHaveBeenCalledTimes(4);
});
