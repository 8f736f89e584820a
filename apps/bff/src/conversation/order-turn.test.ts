import { readFileSync } from "node:fs";
import { emptyAnswer, foldPart } from "@bellhop/contract/fold-part";
import { type ChatMessage, chatMessage } from "@bellhop/contract/message";
import { type StreamPart, streamPart } from "@bellhop/contract/stream-part";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";
import { startBff, type TestBff } from "../../test/bff.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { parameterNamed, toolNamed } from "../../test/tools.ts";
import { readParts, StreamReader, TestVisitor } from "../../test/visitor.ts";
import { saveTool } from "../tool/save-tool.ts";

const path = new URL("../../../../packages/contract/fixtures/order-turn.json", import.meta.url);
const shape = z.strictObject({ parts: z.array(streamPart), message: chatMessage });
const fixture = shape.parse(JSON.parse(readFileSync(path, "utf8")));

let owner: OwnerApi;
let bff: TestBff;
let parts: StreamPart[];
let message: ChatMessage | undefined;

beforeAll(async () => {
	owner = await startOwnerApi();
	owner.answer = (_, response) => json(response, 200, { status: "in transit" });
	bff = await startBff({ allow: owner.host });
	const more = { title: "Looking up your order", parameters: [parameterNamed("order_id")], url: owner.url };
	await saveTool(bff.admin, toolNamed("look_up_order", more));
	const visitor = await TestVisitor.arrive(bff);
	const reader = new StreamReader(await visitor.post("Where is order 12346?"));
	await play(reader);
	parts = readParts(await reader.rest());
	message = (await visitor.load()).messages[1];
});
afterAll(() => Promise.all([bff.close(), owner.close()]));

/** The fixture's turn. Each delta is in the log before the next is said, so that none are gathered into one. */
async function play(reader: StreamReader): Promise<void> {
	for (const part of fixture.parts) {
		if (part.type === "text-start" || part.type === "text-end") bff.model.put(part);
		if (part.type === "text-delta") {
			bff.model.put(part);
			await reader.until(part.delta);
		}
		if (part.type === "data-step" && part.data.state === "running") {
			bff.model.call("look_up_order", { order_id: "12346" }).finish("tool-calls");
		}
	}
	bff.model.finish();
}

/** The same with the ids and times of the fixture in the place of the turn's own. */
function inFixtureTerms<Value>(value: Value): Value {
	const [start, step] = [parts[0], parts.find((part) => part.type === "data-step")];
	if (start?.type !== "start" || !step) throw new Error("The turn has another course.");
	const { turnId = "", createdAt = "" } = start.messageMetadata;
	const text = JSON.stringify(value)
		.replaceAll(start.messageId, "msg_00000000000000000000000002")
		.replaceAll(turnId, "turn_00000000000000000000000001")
		.replaceAll(step.id, "call_00000000000000000000000001")
		.replaceAll(createdAt, "2026-11-10T09:00:00.000Z");
	return JSON.parse(text);
}

test("a turn that calls a tool sends the parts of the fixture that the widget replays", () => {
	expect(inFixtureTerms(parts)).toEqual(fixture.parts);
});

test("its stored message is the fixture's", () => {
	expect(inFixtureTerms(message)).toEqual(fixture.message);
});

test("folding the parts gives the message, part by part", () => {
	expect(fixture.parts.reduce(foldPart, emptyAnswer(fixture.message.id))).toEqual(fixture.message);
	expect(parts.reduce(foldPart, emptyAnswer(message?.id ?? ""))).toEqual(message);
});
