// @vitest-environment node
import type { NumberedPart } from "@bellhop/contract/stream-part";
import { afterEach, expect, test, vi } from "vitest";
import { ConnectionLost } from "./connection-lost.ts";
import { readStream } from "./read-stream.ts";
import { startWatch } from "./watch.ts";

afterEach(() => vi.useRealTimers());

const encoder = new TextEncoder();
const words =
	'id: 1\ndata: {"type":"text-start","id":"t"}\n\n: heartbeat\n\nid: 2\ndata: {"type":"text-delta","id":"t","delta":"Grüße 👋 你好"}\n\ndata: [DONE]\n\n';

function streamOf(chunks: readonly Uint8Array[], ends = true): ReadableStream<Uint8Array> {
	return new ReadableStream({
		start(controller) {
			for (const chunk of chunks) controller.enqueue(chunk);
			if (ends) controller.close();
		},
	});
}

async function read(body: ReadableStream<Uint8Array>, limit = 1_000): Promise<NumberedPart[]> {
	const parts: NumberedPart[] = [];
	for await (const some of readStream(body, startWatch(limit))) parts.push(...some);
	return parts;
}

test("reads the same parts wherever the bytes are split", async () => {
	const bytes = encoder.encode(words);
	for (let at = 0; at <= bytes.length; at++) {
		const parts = await read(streamOf([bytes.slice(0, at), bytes.slice(at)]));
		expect(parts.map(({ number }) => number)).toEqual([1, 2]);
		expect(parts[1]?.part).toEqual({ type: "text-delta", id: "t", delta: "Grüße 👋 你好" });
	}
	expect(await read(streamOf([...bytes].map((byte) => Uint8Array.of(byte))))).toHaveLength(2);
});

test("gives together what came together, and what came before the end of a turn with it", async () => {
	const [one, two, three] = [1, 2, 3].map((number) => `id: ${number}\ndata: {"type":"finish"}\n\n`);
	const chunks = [one, `${two}${three}data: [DONE]\n\n`].map((text) => encoder.encode(text));
	const arrived: number[][] = [];
	for await (const some of readStream(streamOf(chunks), startWatch(1_000))) {
		arrived.push(some.map(({ number }) => number));
	}
	expect(arrived).toEqual([[1], [2, 3]]);
});

test("passes over what is no part it knows, and stops at [DONE]", async () => {
	const events = [
		"id: 1\ndata: {broken\n\n",
		'id: 2\ndata: {"type":"tomorrow"}\n\n',
		'data: {"type":"abort"}\n\n',
		'id: x\ndata: {"type":"abort"}\n\n',
		'id: -1\ndata: {"type":"abort"}\n\n',
		'id: 3\r\ndata: {"type":"finish"}\r\n\r\n',
		"data: [DONE]\n\n",
		'id: 4\ndata: {"type":"abort"}\n\n',
	];
	expect(await read(streamOf([encoder.encode(events.join(""))]))).toEqual([{ number: 3, part: { type: "finish" } }]);
});

test("a stream that ends before [DONE] is a lost connection", async () => {
	await expect(read(streamOf([encoder.encode(words.slice(0, -12))]))).rejects.toBeInstanceOf(ConnectionLost);
});

test("heartbeats keep a silent stream alive, silence ends it", async () => {
	vi.useFakeTimers();
	const watch = startWatch(40_000);
	const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
	const writer = writable.getWriter();
	watch.signal.addEventListener("abort", () => void writer.abort(new Error("aborted")));
	const outcome = readStream(readable, watch)
		.next()
		.catch((error: unknown) => error);
	for (let beat = 0; beat < 10; beat++) {
		await vi.advanceTimersByTimeAsync(15_000);
		void writer.write(encoder.encode(": heartbeat\n\n"));
		await vi.advanceTimersByTimeAsync(0);
	}
	expect(watch.signal.aborted).toBe(false);
	await vi.advanceTimersByTimeAsync(40_001);
	expect(watch.signal.aborted).toBe(true);
	expect(await outcome).toBeInstanceOf(ConnectionLost);
});
