import { type ChatAnswer, chatAnswer } from "@bellhop/contract/chat";
import { messagePart } from "@bellhop/contract/message";
import { currentSession, type SessionAnswer, sessionAnswer } from "@bellhop/contract/session";
import { type Address, ask, askForJson, type Question } from "./ask.ts";
import { ConnectionLost } from "./connection-lost.ts";
import { endSession } from "./end-session.ts";
import { ProblemError } from "./problem-error.ts";
import { readStream } from "./read-stream.ts";
import type { PartStream, Transport } from "./transport.ts";

/** What a transport over `fetch` needs to know; patience is 20 s for an answer and 40 s of silence unless given. */
export interface FetchTransportSettings extends Pick<Address, "origin" | "token" | "renew"> {
	readonly site: string;
	readonly patience?: Address["patience"];
}

/** The transport over `fetch` and server-sent events. */
export function createFetchTransport(settings: FetchTransportSettings): Transport {
	const address: Address = { patience: { answer: 20_000, silence: 40_000 }, ...settings };
	return {
		openSession: (identityToken) =>
			session(address, { path: "/v1/sessions", body: { site: settings.site, identityToken }, as: null }),
		identify: ({ token, ...body }) => session(address, { path: "/v1/sessions/identify", body, as: token }),
		async currentSession() {
			return read(currentSession, await askForJson(address, { method: "GET", path: "/v1/sessions" }));
		},
		endSession: (token) => endSession(address.origin, token),
		async load(chat) {
			return readChat(await askForJson(address, { method: "GET", path: `/v1/chat/${chat}` }));
		},
		send: (request, signal) => mustStream(address, { method: "POST", path: "/v1/chat", body: request, signal }),
		askForPerson: ({ id, message }, signal) =>
			mustStream(address, { method: "POST", path: `/v1/chat/${id}/handover`, body: { message }, signal }),
		resume({ chat, turn, after }, signal) {
			const query = new URLSearchParams({ after: String(after), ...(turn ? { turn } : {}) });
			return stream(address, { method: "GET", path: `/v1/chat/${chat}/stream?${query}`, signal });
		},
		decide: ({ chat, approval, ...body }, signal) =>
			mustStream(address, { method: "POST", path: `/v1/chat/${chat}/approvals/${approval}`, body, signal }),
		retry: ({ chat, turn }, signal) =>
			mustStream(address, { method: "POST", path: `/v1/chat/${chat}/retry`, body: { turnId: turn }, signal }),
		stop: (chat) => give(address, `/v1/chat/${chat}/stop`),
		rate: (chat, rating) => give(address, `/v1/chat/${chat}/rating`, rating),
	};
}

/** Asks where nothing but a yes comes back. */
async function give(address: Address, path: string, body?: unknown): Promise<void> {
	const { watch } = await ask(address, { method: "POST", path, body });
	watch.end();
}

async function session(address: Address, question: Omit<Question, "method">): Promise<SessionAnswer> {
	return read(sessionAnswer, await askForJson(address, { method: "POST", ...question }));
}

/** As the contract's schemas read, on the light engine as on the real one. */
interface Schema<Shape> {
	safeParse(value: unknown): { readonly success: true; readonly data: Shape } | { readonly success: false };
}

/** A body of the shape it must have. @throws ProblemError `internal` */
function read<Shape>(schema: Schema<Shape>, json: unknown): Shape {
	const answer = schema.safeParse(json);
	if (!answer.success) throw new ProblemError("internal");
	return answer.data;
}

async function mustStream(address: Address, question: Question): Promise<PartStream> {
	const parts = await stream(address, question);
	if (!parts) throw new ConnectionLost("no stream");
	return parts;
}

async function stream(address: Address, question: Question): Promise<PartStream | undefined> {
	const { response, watch } = await ask(address, question);
	if (response.status === 204) {
		watch.end();
		return undefined;
	}
	if (!response.body || !response.headers.get("content-type")?.startsWith("text/event-stream")) {
		watch.end();
		throw new ConnectionLost("not a stream");
	}
	watch.touch(address.patience.silence);
	return readStream(response.body, watch);
}

/** Parts of kinds a newer BFF has learnt are left out, so that a page left open for long still reads its history. */
function readChat(json: unknown): ChatAnswer {
	return read(chatAnswer, withKnownParts(json));
}

function withKnownParts(json: unknown): unknown {
	if (!isRecord(json) || !Array.isArray(json["messages"])) return json;
	const messages = json["messages"].map((message: unknown) =>
		isRecord(message) && Array.isArray(message["parts"])
			? { ...message, parts: message["parts"].filter((part: unknown) => messagePart.safeParse(part).success) }
			: message,
	);
	return { ...json, messages };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}
