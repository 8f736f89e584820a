import { ConnectionLost } from "./connection-lost.ts";
import { problemOf } from "./problem-error.ts";
import { startWatch, type Watch } from "./watch.ts";

/** Where a BFF is and who asks. */
export interface Address {
	readonly origin: string;
	/** The session token, read anew for each call. */
	token(): string | undefined;
	/** Milliseconds without a sign of life after which a connection counts as dead. */
	readonly patience: { readonly answer: number; readonly silence: number };
}

/** One request. */
export interface Question {
	readonly method: "GET" | "POST";
	readonly path: string;
	readonly body?: unknown;
	readonly signal?: AbortSignal;
}

/** A success, and the watch that goes on counting while its body is read; whoever reads the body ends the watch. */
export interface Reply {
	readonly response: Response;
	readonly watch: Watch;
}

/** Asks and waits for the head of the answer. Throws ProblemError on a refusal, ConnectionLost on no answer. */
export async function ask(address: Address, question: Question): Promise<Reply> {
	const watch = startWatch(address.patience.answer, question.signal);
	try {
		const response = await reach(address, question, watch.signal);
		if (!response.ok) throw await problemOf(response);
		return { response, watch };
	} catch (error) {
		watch.end();
		throw error;
	}
}

/** Asks for JSON and reads all of it; undefined when it is not JSON. */
export async function askForJson(address: Address, question: Question): Promise<unknown> {
	const { response, watch } = await ask(address, question);
	const text = await response
		.text()
		.catch((cause: unknown) => {
			throw new ConnectionLost("answer broken off", { cause });
		})
		.finally(() => watch.end());
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

async function reach(address: Address, question: Question, signal: AbortSignal): Promise<Response> {
	const token = address.token();
	try {
		return await fetch(address.origin + question.path, {
			method: question.method,
			headers: {
				...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
				...(question.body === undefined ? {} : { "content-type": "application/json" }),
			},
			body: question.body === undefined ? null : JSON.stringify(question.body),
			credentials: "omit",
			cache: "no-store",
			signal,
		});
	} catch (cause) {
		throw new ConnectionLost("nobody answered", { cause });
	}
}
