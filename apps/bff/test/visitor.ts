import type { ChatAnswer } from "@bellhop/contract/chat";
import { makeId } from "@bellhop/contract/id";
import type { SessionAnswer } from "@bellhop/contract/session";
import type { StreamPart } from "@bellhop/contract/stream-part";
import { pageOrigin, type TestBff } from "./bff.ts";

/** A visitor speaking HTTP to the app, with a session and one conversation. */
export class TestVisitor {
	readonly bff: TestBff;
	readonly token: string;
	readonly chat = makeId("chat");

	private constructor(bff: TestBff, token: string) {
		this.bff = bff;
		this.token = token;
	}

	static async arrive(bff: TestBff, site: string = bff.site.id, identityToken?: string): Promise<TestVisitor> {
		const answer = await bff.app.request("/v1/sessions", postJson({ site, identityToken }));
		return new TestVisitor(bff, ((await answer.json()) as SessionAnswer).token);
	}

	/** Tells the BFF who this is. @returns the visitor with the new session and the same conversation open */
	async identify(identityToken: string, chat?: string): Promise<TestVisitor & { readonly answer: SessionAnswer }> {
		const answered = await this.request("/v1/sessions/identify", postJson({ identityToken, chat }));
		if (answered.status !== 201) throw new Error(await answered.text());
		const answer = (await answered.json()) as SessionAnswer;
		return Object.assign(new TestVisitor(this.bff, answer.token), { chat: this.chat, answer });
	}

	/** The same visitor at another process. */
	at(bff: TestBff): TestVisitor {
		const same = new TestVisitor(bff, this.token);
		return Object.assign(same, { chat: this.chat });
	}

	request(path: string, init: RequestInit = {}): Promise<Response> {
		const headers = { authorization: `Bearer ${this.token}`, ...(init.headers as Record<string, string>) };
		return Promise.resolve(this.bff.app.request(path, { ...init, headers }));
	}

	post(text: string, id: string = makeId("msg"), chat: string = this.chat): Promise<Response> {
		return this.request("/v1/chat", postJson({ id: chat, message: userMessage(text, id) }));
	}

	async load(): Promise<ChatAnswer> {
		return (await (await this.request(`/v1/chat/${this.chat}`)).json()) as ChatAnswer;
	}

	stream(query = ""): Promise<Response> {
		return this.request(`/v1/chat/${this.chat}/stream${query}`);
	}
}

export function userMessage(text: string, id: string = makeId("msg")) {
	return { id, role: "user", parts: [{ type: "text", text }] };
}

/** A POST of JSON from a page of the test site. */
export function postJson(body: unknown, headers: Record<string, string> = {}): RequestInit {
	return {
		method: "POST",
		headers: { "content-type": "application/json", origin: pageOrigin, ...headers },
		body: typeof body === "string" ? body : JSON.stringify(body),
	};
}

/** The parts of a whole stream. */
export async function partsOf(response: Response | Promise<Response>): Promise<StreamPart[]> {
	return readParts(await (await response).text());
}

export function readParts(stream: string): StreamPart[] {
	return [...stream.matchAll(/^data: (\{.*\})$/gm)].map((match) => JSON.parse(match[1] ?? ""));
}

/** What was said in the parts. */
export function textOf(parts: readonly StreamPart[]): string {
	return parts.map((part) => (part.type === "text-delta" ? part.delta : "")).join("");
}

/** Reads a stream by and by. */
export class StreamReader {
	readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
	#text = "";

	constructor(response: Response) {
		if (!response.body) throw new Error("no body");
		this.#reader = response.body.getReader();
	}

	/** Everything so far, once it contains `needle`. */
	async until(needle: string): Promise<string> {
		while (!this.#text.includes(needle)) {
			const { value, done } = await this.#reader.read();
			if (done) throw new Error(`The stream ended without ${needle}: ${this.#text}`);
			this.#text += Buffer.from(value).toString();
		}
		return this.#text;
	}

	/** Everything, once it has ended. */
	async rest(): Promise<string> {
		for (;;) {
			const { value, done } = await this.#reader.read();
			if (done) return this.#text;
			this.#text += Buffer.from(value).toString();
		}
	}

	leave(): Promise<void> {
		return this.#reader.cancel();
	}
}

/** The reason for which an identity token was refused. */
export async function reasonOf(response: Response | Promise<Response>): Promise<string | undefined> {
	const { error } = (await (await response).json()) as { error?: { code: string; reason?: string } };
	return error?.code === "identity_invalid" ? error.reason : error?.code;
}

/** The code of a refusal, with its status. */
export async function problemOf(response: Response | Promise<Response>): Promise<string> {
	const answer = await response;
	const body = (await answer.json()) as { error: { code: string } };
	return `${answer.status} ${body.error.code}`;
}
