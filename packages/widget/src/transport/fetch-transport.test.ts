// @vitest-environment node
import type { ServerResponse } from "node:http";
import { makeId } from "@bellhop/contract/id";
import type { NumberedPart } from "@bellhop/contract/stream-part";
import { expect, test } from "vitest";
import { ConnectionLost } from "./connection-lost.ts";
import { createFetchTransport } from "./fetch-transport.ts";
import { type AskedRequest, startLocalServer } from "./local-server.ts";
import type { PartStream } from "./transport.ts";

const chat = makeId("chat");
const message = { id: makeId("msg"), role: "user" as const, parts: [{ type: "text" as const, text: "hi" }] };
const never = new AbortController().signal;

async function setUp(handle: (request: AskedRequest, response: ServerResponse) => void) {
	const server = await startLocalServer(handle);
	const patience = { answer: 300, silence: 300 };
	const session = { token: "secret", renew: () => Promise.resolve() };
	const transport = createFetchTransport({
		origin: server.origin,
		site: "site_x",
		token: () => session.token,
		renew: () => session.renew(),
		patience,
	});
	return { server, transport, session, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

function json(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, code: string): void {
	json(response, status, { error: { code, message: "for developers", requestId: "r" } });
}

async function all(parts: PartStream | undefined): Promise<NumberedPart[]> {
	const read: NumberedPart[] = [];
	for await (const some of parts ?? []) read.push(...some);
	return read;
}

test("sends a message with the token and reads its stream", async () => {
	await using made = await setUp((_, response) => {
		response.writeHead(200, { "content-type": "text/event-stream" });
		response.end('id: 1\ndata: {"type":"finish"}\n\ndata: [DONE]\n\n');
	});
	expect(await all(await made.transport.send({ id: chat, message }, never))).toEqual([
		{ number: 1, part: { type: "finish" } },
	]);
	const [asked] = made.server.asked;
	expect(asked?.line).toBe("POST /v1/chat");
	expect(asked?.headers.authorization).toBe("Bearer secret");
	expect(JSON.parse(asked?.body ?? "")).toEqual({ id: chat, message });
});

test("resumes after an event of a turn, and 204 means there is nothing to read", async () => {
	await using made = await setUp((_, response) => void response.writeHead(204).end());
	const turn = makeId("turn");
	expect(await made.transport.resume({ chat, turn, after: 7 }, never)).toBeUndefined();
	expect(await made.transport.resume({ chat, turn: undefined, after: 0 }, never)).toBeUndefined();
	expect(made.server.asked.map(({ line }) => line)).toEqual([
		`GET /v1/chat/${chat}/stream?after=7&turn=${turn}`,
		`GET /v1/chat/${chat}/stream?after=0`,
	]);
});

test("a refusal is a problem with its code, and with the wait the server asks for", async () => {
	await using made = await setUp((_, response) => {
		response.setHeader("retry-after", "7");
		refuse(response, 429, "rate_limited");
	});
	await expect(made.transport.load(chat)).rejects.toMatchObject({ code: "rate_limited", retryAfter: 7 });
});

test.each([
	[502, "unavailable"],
	[429, "rate_limited"],
	[413, "body_too_large"],
	[500, "internal"],
])("a refusal without a readable body, status %i, is named %s", async (status, code) => {
	await using made = await setUp((_, response) => void response.writeHead(status).end("<html>"));
	await expect(made.transport.stop(chat)).rejects.toMatchObject({ code });
});

test("an answer that is not what the contract says is a problem, not a crash", async () => {
	await using made = await setUp((_, response) => json(response, 201, { token: 5 }));
	await expect(made.transport.openSession()).rejects.toMatchObject({ code: "internal" });
});

test("history with parts of a newer BFF is read without them", async () => {
	const parts = [
		{ type: "data-hologram", data: {} },
		{ type: "text", text: "hello" },
	];
	const messages = [{ id: "m", role: "assistant", parts }];
	await using made = await setUp((_, response) =>
		json(response, 200, { id: chat, title: "", updatedAt: "", status: "idle", messages }),
	);
	expect((await made.transport.load(chat)).messages[0]?.parts).toEqual([{ type: "text", text: "hello" }]);
});

test("a stream cut off, a stream gone silent and a page instead of a stream are lost connections", async () => {
	await using made = await setUp(({ line }, response) => {
		if (line.includes("after=3")) return void response.writeHead(200, { "content-type": "text/html" }).end("<p>log in");
		response.writeHead(200, { "content-type": "text/event-stream" });
		response.write('id: 1\ndata: {"type":"abort"}\n\n', () => {
			if (line.includes("after=1")) response.destroy();
		});
	});
	const read = async (after: number) => all(await made.transport.resume({ chat, turn: undefined, after }, never));
	for (const after of [1, 2, 3]) await expect(read(after)).rejects.toBeInstanceOf(ConnectionLost);
});

test("nobody there, and nobody answering in time, are lost connections", async () => {
	await using made = await setUp(() => undefined);
	await expect(made.transport.load(chat)).rejects.toBeInstanceOf(ConnectionLost);
	const gone = createFetchTransport({
		origin: "http://127.0.0.1:1",
		site: "site_x",
		token: () => undefined,
		renew: async () => undefined,
	});
	await expect(gone.openSession()).rejects.toBeInstanceOf(ConnectionLost);
});

test("an aborted reading lets go of the connection", async () => {
	const { promise: letGo, resolve: closed } = Promise.withResolvers<void>();
	await using made = await setUp((_, response) => {
		response.on("close", () => closed());
		response.writeHead(200, { "content-type": "text/event-stream" }).write(": hello\n\n");
	});
	const reading = new AbortController();
	const parts = await made.transport.resume({ chat, turn: undefined, after: 0 }, reading.signal);
	const outcome = all(parts).catch((error: unknown) => error);
	reading.abort();
	expect(await outcome).toBeInstanceOf(ConnectionLost);
	await letGo;
});

test("a session that is over is changed for another one, and the question is asked once more; not for a visit that is over", async () => {
	const asked: (string | undefined)[] = [];
	await using made = await setUp(({ headers }, response) => {
		asked.push(headers.authorization);
		if (headers.authorization === "Bearer secret") refuse(response, 401, "session_expired");
		else response.writeHead(204).end();
	});
	const leaving = new AbortController();
	const resume = (signal: AbortSignal) => made.transport.resume({ chat, turn: undefined, after: 0 }, signal);
	await expect(made.transport.stop(chat)).rejects.toMatchObject({ code: "session_expired" });
	made.session.renew = async () => {
		made.session.token = "another";
		leaving.abort();
	};
	await expect(resume(leaving.signal)).rejects.toMatchObject({ code: "session_expired" });
	expect(asked).toEqual(["Bearer secret", "Bearer secret"]);
	made.session.token = "secret";
	expect(await resume(never)).toBeUndefined();
	expect(asked.slice(2)).toEqual(["Bearer secret", "Bearer another"]);
});

test("a session is opened with no token, identified with the anonymous one's, and ended with its own", async () => {
	const asked: unknown[] = [];
	await using made = await setUp(({ line, headers, body }, response) => {
		asked.push([line, headers.authorization, body && JSON.parse(body)]);
		if (line.startsWith("DELETE")) response.writeHead(204).end();
		else refuse(response, 401, "identity_invalid");
	});
	await expect(made.transport.openSession("jwt")).rejects.toMatchObject({ code: "identity_invalid" });
	const change = { token: "anonymous", identityToken: "jwt", chat };
	await expect(made.transport.identify(change)).rejects.toMatchObject({ code: "identity_invalid" });
	await made.transport.endSession("old");
	expect(asked).toEqual([
		["POST /v1/sessions", undefined, { site: "site_x", identityToken: "jwt" }],
		["POST /v1/sessions/identify", "Bearer anonymous", { identityToken: "jwt", chat }],
		["DELETE /v1/sessions", "Bearer old", ""],
	]);
});
