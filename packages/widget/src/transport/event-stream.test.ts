import { expect, test } from "vitest";
import { eventReader } from "./event-stream.ts";

const read = (...pieces: string[]) => {
	const reader = eventReader();
	return pieces.flatMap((piece) => reader(piece)).map(({ id, data }) => `${id}|${data}`);
};

test.each([
	["an id and data", "id: 1\ndata: a\n\n", ["1|a"]],
	["no space after the colon, and one that belongs to the value", "data:a\ndata:  b\n\n", ["|a\n b"]],
	["several lines of data", "data: a\ndata: b\n\n", ["|a\nb"]],
	["an id that is one event's alone", "id: 7\ndata: a\n\ndata: b\n\n", ["7|a", "|b"]],
	["an id that is taken back", "id: 7\nid\ndata: a\n\n", ["|a"]],
	["comments, and fields without meaning here", ": ping\nevent: x\nretry: 5\ndata: a\n\n:\n\n", ["|a"]],
	["data without a value", "data\n\ndata:\n\n", ["|", "|"]],
	["an id with a zero character", "id: a\0b\ndata: a\n\n", ["|a"]],
	["lines that end in carriage returns", "data: a\r\rdata: b\r\n\r\n", ["|a", "|b"]],
	["an event that is not finished", "data: a\n\ndata: b\n", ["|a"]],
	["a colon in the value", 'data: {"a":"b: c"}\n\n', ['|{"a":"b: c"}']],
	["line separators that are none here", "data: a\u2028b\n\n", ["|a\u2028b"]],
])("%s", (_, stream, events) => {
	expect(read(stream)).toEqual(events);
	for (let cut = 1; cut < stream.length; cut++) {
		expect(read(stream.slice(0, cut), stream.slice(cut)), `cut at ${cut}`).toEqual(events);
	}
	expect(read(...stream)).toEqual(events);
});
