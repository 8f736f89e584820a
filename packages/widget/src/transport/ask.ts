import { ConnectionLost } from "./connection-lost.ts";
import { ProblemError, problemOf } from "./problem-error.ts";
import { startWatch, type Watch } from "./watch.ts";

/** Where a BFF is and who asks. */
export interface Address {
	readonly origin: string;
	/** The session token, read anew for each call. */
	token(): string | undefined;
	/** Gets another session in the place of one that is over; `refused` is its token. Throws when there is none to be had. */
	renew(refused: string | undefined): Promise<void>;
	/** Milliseconds without a sign of life after which a connection counts as dead. */
	readonly patience: { readonly answer: number; readonly silence: number };
}

/** One request. */
export interface Question {
	readonly method: "GET" | "POST";
	readonly path: string;
	readonly body?: unknown;
	readonly signal?: AbortSignal;
	/** Whose token to ask with, when not the session's; `null` for none. */
	readonly as?: string | null;
}

/** A success, and the watch that goes on counting while its body is read; whoever reads the body ends the watch. */
export interface Reply {
	readonly response: Response;
	readonly watch: Watch;
}

/**
 * Asks and waits for the head of the answer; once more when the session was over and there is another by now, unless the
 * question belongs to a visit that is over too. Throws ProblemError on a refusal, ConnectionLost on no answer.
 */
export async function ask(address: Address, question: Question): Promise<Reply> {
	if (question.as !== undefined) return askOnce(address, question);
	const token = address.token();
	try {
		return await askOnce(address, question);
	} catch (error) {
		if (!(error instanceof ProblemError) || !/^session_/.test(error.code)) throw error;
		await address.renew(token);
		const another = address.token();
		if (another === undefined || another === token || question.signal?.aborted) throw error;
		return askOnce(address, question);
	}
}

async function askOnce(address: Address, question: Question): Promise<Reply> {
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
	const token = question.as === undefined ? address.token() : question.as;
	try {
		return await fetch(address.origin + question.path, {
			method: question.method,
			headers: {
				...(typeof token !== "string" ? {} : { authorization: `Bearer ${token}` }),
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
