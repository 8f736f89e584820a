import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { type Dispatcher, request as undiciRequest } from "undici";
import type { Door } from "./door.ts";
import { hostAndPort } from "./judge-url.ts";
import { EgressFailure, type EgressFault, EgressRefusal } from "./refusal.ts";

/** The largest answer that is read, decompressed bytes counted. */
const largestAnswer = 1024 * 1024;

export interface EgressRequest {
	readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string | undefined;
	/** From the first look-up to the last byte, in milliseconds. */
	readonly timeoutMs: number;
	readonly signal?: AbortSignal | undefined;
}

export interface EgressAnswer {
	readonly status: number;
	/** The media type without its parameters, in lower case; empty when there is none. */
	readonly contentType: string;
	readonly bytes: Buffer;
}

/** Sends one request and reads its whole answer. */
export async function sendRequest(door: Door, request: EgressRequest): Promise<EgressAnswer> {
	const { url, dispatcher } = door.judge(request.url);
	const deadline = AbortSignal.timeout(request.timeoutMs);
	const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
	try {
		const answer = await undiciRequest(url, {
			method: request.method,
			headers: { ...request.headers, "accept-encoding": "gzip, deflate, br", "user-agent": "Bellhop" },
			body: request.body ?? null,
			dispatcher,
			headersTimeout: request.timeoutMs,
			bodyTimeout: request.timeoutMs,
			signal,
		});
		return await readAnswer(answer);
	} catch (error) {
		if (error instanceof EgressRefusal) throw new EgressRefusal(error.rule, hostAndPort(url));
		throw explain(error, deadline.aborted);
	}
}

async function readAnswer(answer: Dispatcher.ResponseData): Promise<EgressAnswer> {
	if (answer.statusCode >= 300 && answer.statusCode < 400) {
		// What is left of the body errs when it is dropped; nobody listens, and that would end the process.
		answer.body.on("error", () => {}).destroy();
		throw failure("redirect", `The server answered with a redirect (${answer.statusCode}), which is not followed.`);
	}
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of answer.body as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > largestAnswer) throw tooLarge();
		chunks.push(chunk);
	}
	const contentType = String(answer.headers["content-type"] ?? "").split(";")[0] ?? "";
	return {
		status: answer.statusCode,
		contentType: contentType.trim().toLowerCase(),
		bytes: decode(Buffer.concat(chunks), String(answer.headers["content-encoding"] ?? "identity")),
	};
}

function decode(bytes: Buffer, encoding: string): Buffer {
	const options = { maxOutputLength: largestAnswer };
	try {
		switch (encoding.trim().toLowerCase()) {
			case "identity":
			case "":
				return bytes;
			case "gzip":
				return gunzipSync(bytes, options);
			case "deflate":
				return inflateSync(bytes, options);
			case "br":
				return brotliDecompressSync(bytes, options);
		}
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
	}
	throw failure("encoding", "The answer's content encoding could not be read.");
}

const failure = (fault: EgressFault, message: string) => new EgressFailure(fault, { sent: true, message });
const tooLarge = () => failure("too_large", "The answer is larger than 1 MiB.");

/** Faults that happen before a byte of the request is written. */
const beforeSending: Record<string, EgressFault> = {
	ENOTFOUND: "dns",
	EAI_AGAIN: "dns",
	ECONNREFUSED: "connect",
	EHOSTUNREACH: "connect",
	ENETUNREACH: "connect",
	UND_ERR_CONNECT_TIMEOUT: "connect",
};

function explain(error: unknown, timedOut: boolean): unknown {
	if (error instanceof EgressFailure) return error;
	if (timedOut) return failure("timeout", "The server did not answer in time.");
	const code = String((error as NodeJS.ErrnoException).code ?? "");
	const early = beforeSending[code];
	if (early) return new EgressFailure(early, { sent: false, message: `The server could not be reached (${code}).` });
	if (/CERT|TLS|SSL|ALTNAME/.test(code)) {
		return new EgressFailure("tls", { sent: false, message: `The server's certificate was not accepted (${code}).` });
	}
	if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT") {
		return failure("timeout", "The server did not answer in time.");
	}
	if ((error as Error).name === "AbortError") return error;
	return failure("reset", `The connection broke off (${code || (error as Error).name}).`);
}
