import { makeId } from "@bellhop/contract/id";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { signal } from "../store/signal.ts";
import { type ChatState, emptyChat, type ShownMessage } from "../store/state.ts";
import { askRating } from "./ask-rating.ts";

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const chat = makeId("chat");
const metadata = { turnId: makeId("turn"), state: "done", createdAt: "2026-11-27T12:00:00Z" } as const;
const answer: ShownMessage = {
	id: makeId("msg"),
	role: "assistant",
	parts: [{ type: "text", text: "Yes." }],
	metadata,
};
const answered: ChatState = { ...emptyChat(chat), messages: [answer] };

function asking() {
	const place = { asks: signal<string | undefined>(undefined), open: signal(true), draft: signal(""), fetch: vi.fn() };
	return { ...place, ...askRating(place) };
}

const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000);

test("after two quiet minutes the visitor is asked, once in a conversation", () => {
	const { asks, fetch, happened } = asking();
	happened(answered);
	minutes(1.9);
	expect(asks.value).toBeUndefined();
	minutes(0.2);
	expect(asks.value).toBe(chat);
	expect(fetch).toHaveBeenCalledOnce();
	asks.value = undefined;
	happened(answered);
	minutes(10);
	expect(asks.value).toBeUndefined();
});

test("whatever happens begins the two minutes anew", () => {
	const { asks, happened } = asking();
	happened(answered);
	minutes(1.5);
	happened(answered);
	minutes(1.5);
	expect(asks.value).toBeUndefined();
	minutes(1);
	expect(asks.value).toBe(chat);
});

test.each([
	["an answer is being written", { ...answered, phase: "running" }],
	["nothing was answered", emptyChat(chat)],
	["the last answer failed", { ...answered, messages: [{ ...answer, metadata: { ...metadata, state: "failed" } }] }],
	["they have judged it already", { ...answered, rating: 4 }],
] as const)("nobody is asked when %s", (_, state) => {
	const { asks, happened } = asking();
	happened(state as ChatState);
	minutes(5);
	expect(asks.value).toBeUndefined();
});

test("nobody is asked who is typing, has closed the panel or has left", () => {
	for (const act of [
		(place: ReturnType<typeof asking>) => {
			place.draft.value = "And";
		},
		(place: ReturnType<typeof asking>) => {
			place.open.value = false;
		},
		(place: ReturnType<typeof asking>) => place.leave(),
	]) {
		const place = asking();
		place.happened(answered);
		act(place);
		minutes(5);
		expect(place.asks.value).toBeUndefined();
	}
});
