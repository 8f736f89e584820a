// @vitest-environment node
import { execFileSync } from "node:child_process";
import { chatAnswer } from "@bellhop/contract/chat";
import { problemBody } from "@bellhop/contract/problem";
import { sessionAnswer } from "@bellhop/contract/session";
import { streamPart } from "@bellhop/contract/stream-part";
import { expect, test } from "vitest";

const schemas = { chatAnswer, problemBody, sessionAnswer, streamPart };
type SchemaName = keyof typeof schemas;

const turn = `turn_${"0".repeat(26)}`;
const call = `call_${"a".repeat(26)}`;
const message = `msg_${"z".repeat(26)}`;
const site = {
	id: `site_${"1".repeat(26)}`,
	name: "Shop",
	greeting: "",
	starters: ["a"],
	accent: "#00ff00",
	theme: "auto",
	corner: "left",
	model: "live",
};
const session = {
	token: "t",
	expiresAt: "e",
	visitor: { id: `visitor_${"1".repeat(26)}`, verified: false },
	site,
	chats: [],
};
const chat = {
	id: `chat_${"2".repeat(26)}`,
	title: "",
	updatedAt: "",
	status: "idle",
	messages: [{ id: message, role: "user", parts: [{ type: "text", text: "hi", state: "done", more: 1 }] }],
};

const samples: readonly (readonly [SchemaName, unknown])[] = [
	...[
		{ type: "start", messageId: message, messageMetadata: { turnId: turn, state: "running", extra: true } },
		{ type: "start", messageId: message, messageMetadata: {} },
		{ type: "start", messageId: "msg_short", messageMetadata: {} },
		{ type: "start", messageId: message, messageMetadata: { turnId: null } },
		{ type: "text-delta", id: "t", delta: "word", more: [1] },
		{ type: "text-delta", id: "t" },
		{ type: "text-delta", id: "t", delta: 5 },
		{ type: "data-step", id: call, data: { callId: call, title: "t", state: "done" } },
		{ type: "data-step", id: call, data: { callId: call, title: "t", state: "gone" } },
		{ type: "data-step", id: call, data: null },
		{ type: "data-sign-in", id: call, data: {} },
		{ type: "data-sign-in", id: call },
		{ type: "error", errorText: "model_busy" },
		{ type: "abort" },
		{ type: "finish", messageMetadata: {} },
		{ type: "constructor" },
		{ type: "tomorrow" },
		{},
		[],
		null,
		"text",
		5,
	].map((value) => ["streamPart", value] as const),
	["problemBody", { error: { code: "c", message: "m", requestId: "r" } }],
	["problemBody", { error: { code: "c", message: "m" } }],
	["problemBody", { error: [] }],
	["sessionAnswer", session],
	["sessionAnswer", { ...session, visitor: { ...session.visitor, name: "Ann" } }],
	["sessionAnswer", { ...session, visitor: { ...session.visitor, verified: "yes" } }],
	["sessionAnswer", { ...session, site: { ...site, accent: "red" } }],
	["sessionAnswer", { ...session, site: { ...site, name: "" } }],
	["sessionAnswer", { ...session, site: { ...site, starters: ["a", "b", "c", "d", "e"] } }],
	["sessionAnswer", { ...session, site: { ...site, starters: [""] } }],
	["sessionAnswer", { ...session, chats: {} }],
	["chatAnswer", chat],
	["chatAnswer", { ...chat, status: "busy" }],
	["chatAnswer", { ...chat, messages: [{ id: message, role: "system", parts: [] }] }],
	["chatAnswer", { ...chat, messages: [{ id: message, role: "user", parts: [{ type: "image" }] }] }],
	["chatAnswer", { ...chat, messages: undefined }],
];

/** What zod itself says, asked in a process of its own because here our engine stands in its place. */
function askZod(): unknown[] {
	const program = `
		import * as chat from "@bellhop/contract/chat"; import * as problem from "@bellhop/contract/problem";
		import * as session from "@bellhop/contract/session"; import * as part from "@bellhop/contract/stream-part";
		const schemas = { ...chat, ...problem, ...session, ...part };
		const samples = ${JSON.stringify(samples)};
		const say = ({ success, data }) => (success ? { success, data } : { success });
		console.log(JSON.stringify(samples.map(([name, value]) => say(schemas[name].safeParse(value)))));`;
	const root = `${import.meta.dirname}/../..`;
	const said = execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd: root, encoding: "utf8" });
	return JSON.parse(said) as unknown[];
}

test("says and gives exactly what zod says and gives", () => {
	const ours = samples.map(([name, value]) => {
		const verdict = schemas[name].safeParse(value);
		return verdict.success ? { success: true, data: verdict.data } : { success: false };
	});
	expect(JSON.parse(JSON.stringify(ours))).toEqual(askZod());
	expect(ours.some((verdict) => verdict.success) && ours.some((verdict) => !verdict.success)).toBe(true);
});
