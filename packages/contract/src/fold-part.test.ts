import { describe, expect, test } from "vitest";
import recorded from "../fixtures/order-turn.json" with { type: "json" };
import { emptyAnswer, foldPart } from "./fold-part.ts";
import { chatMessage } from "./message.ts";
import { type StreamPart, streamPart } from "./stream-part.ts";

const fold = (...parts: StreamPart[]) => parts.reduce(foldPart, emptyAnswer("msg_x"));
const said = (delta: string): StreamPart[] => [
	{ type: "text-start", id: "t" },
	{ type: "text-delta", id: "t", delta },
];

test("a recorded turn folds into the message that was stored", () => {
	const parts = recorded.parts.map((part) => streamPart.parse(part));
	expect(parts.reduce(foldPart, emptyAnswer("msg_x"))).toEqual(chatMessage.parse(recorded.message));
});

test("a source stands once, as it was named first, and closes what was being said", () => {
	const source = (title: string): StreamPart => ({
		type: "source-url",
		sourceId: title,
		url: "https://a.example/",
		title,
	});
	const { parts } = fold(...said("Hello"), source("First"), source("Second"));
	expect(parts).toEqual([{ type: "text", text: "Hello", state: "done" }, source("First")]);
});

describe("a turn that ends", () => {
	test.each([
		[{ type: "finish" }, { state: "done" }],
		[{ type: "abort" }, { state: "stopped" }],
		[
			{ type: "error", errorText: "model_busy" },
			{ state: "failed", problem: "model_busy" },
		],
		[
			{ type: "error", errorText: "turn_interrupted" },
			{ state: "interrupted", problem: "turn_interrupted" },
		],
	] as const)("with %j keeps what was said, closed", (end, metadata) => {
		expect(fold(...said("Half"), end)).toMatchObject({ metadata, parts: [{ text: "Half", state: "done" }] });
	});

	test("during a tool call leaves the step's outcome unknown", () => {
		const data = { callId: "call_x", title: "Looking", state: "running" } as const;
		const message = fold({ type: "data-step", id: "call_x", data }, { type: "abort" });
		expect(message.parts).toEqual([{ type: "data-step", id: "call_x", data: { ...data, state: "unknown" } }]);
	});
});

test("signing in is offered once, after what was said", () => {
	const offer = { type: "data-sign-in", id: "call_x", data: {} } as const;
	const message = fold(...said("Please sign in."), offer, { ...offer, id: "call_y" }, { type: "finish" });
	expect(message.parts).toEqual([{ type: "text", text: "Please sign in.", state: "done" }, offer]);
});

test("what may be said next stands once, after what was said", () => {
	const suggestions = { type: "data-suggestions", id: "msg_x", data: ["And now?"] } as const satisfies StreamPart;
	const { parts } = fold(...said("There."), { ...suggestions, data: ["And now?"] }, { ...suggestions, data: [] });
	expect(parts).toEqual([{ type: "text", text: "There.", state: "done" }, suggestions]);
});

test("a part that makes no sense where it stands changes nothing that was said", () => {
	const before = fold(...said("Hello"), { type: "text-end", id: "t" });
	expect(foldPart(before, { type: "text-delta", id: "t", delta: "late" }).parts).toEqual(before.parts);
	expect(foldPart(before, { type: "text-end", id: "t" }).parts).toEqual(before.parts);
});

test("parts that did not change keep their identity, so that a view redraws the last one alone", () => {
	const before = fold(...said("One"), { type: "text-end", id: "t" }, ...said("Two"));
	const after = foldPart(before, { type: "text-delta", id: "t", delta: "!" });
	expect(after.parts[0]).toBe(before.parts[0]);
	expect(after.parts[1]).not.toBe(before.parts[1]);
});
