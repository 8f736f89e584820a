import { type NumberedPart, streamPart } from "@bellhop/contract/stream-part";
import { ConnectionLost } from "./connection-lost.ts";
import { eventReader, type ServerEvent } from "./event-stream.ts";
import type { Watch } from "./watch.ts";

/**
 * Reads an event stream until `[DONE]`, and gives the parts that came together as one: what is made known at once is drawn
 * at once. Events that are no part this widget knows are passed over; heartbeats and every other byte are signs of life for
 * the watch. Throws ConnectionLost when the stream breaks off.
 */
export async function* readStream(
	body: ReadableStream<Uint8Array>,
	watch: Watch,
): AsyncGenerator<NumberedPart[], void> {
	const events = eventReader();
	const decoder = new TextDecoder();
	const reader = body.getReader();
	try {
		for (;;) {
			const chunk = await nextChunk(reader);
			watch.touch();
			const parts: NumberedPart[] = [];
			let over = false;
			for (const event of events(decoder.decode(chunk, { stream: true }))) {
				over ||= event.data === "[DONE]";
				const part = over ? undefined : numberedPart(event);
				if (part) parts.push(part);
			}
			if (parts.length > 0) yield parts;
			if (over) return;
		}
	} finally {
		watch.end();
		reader.cancel().catch(() => undefined);
	}
}

async function nextChunk(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> {
	const { value } = await reader.read().catch((cause: unknown) => {
		throw new ConnectionLost("stream broken", { cause });
	});
	if (!value) throw new ConnectionLost("stream ended early");
	return value;
}

function numberedPart(event: ServerEvent): NumberedPart | undefined {
	const number = Number(event.id);
	if (!Number.isSafeInteger(number) || number < 1) return undefined;
	const part = streamPart.safeParse(parsed(event.data));
	return part.success ? { number, part: part.data } : undefined;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
