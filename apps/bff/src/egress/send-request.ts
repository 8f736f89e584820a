import { type Dispatcher, request as undiciRequest } from "undici";
import type { Door } from "./door.ts";
import { explainFailure } from "./explain-failure.ts";
import { followRedirect } from "./follow-redirect.ts";
import { hostAndPort } from "./judge-url.ts";
import { dropBody, readAnswer } from "./read-answer.ts";
import { EgressRefusal } from "./refusal.ts";
import type { EgressAnswer, EgressRequest } from "./request.ts";

export type { EgressAnswer, EgressRequest } from "./request.ts";

/** Sends one request and reads its whole answer. Every hop of a redirect is judged like the first. */
export async function sendRequest(door: Door, request: EgressRequest): Promise<EgressAnswer> {
	const deadline = AbortSignal.timeout(request.timeoutMs);
	const signal = request.signal ? AbortSignal.any([deadline, request.signal]) : deadline;
	let next = request;
	for (;;) {
		const { url } = door.judge(next.url);
		try {
			const answer = await sendOnce(door, next, signal);
			if (answer.statusCode < 300 || answer.statusCode > 399) return await readAnswer(answer, request.contentTypes);
			dropBody(answer);
			next = followRedirect(next, answer);
		} catch (error) {
			if (error instanceof EgressRefusal) throw new EgressRefusal(error.rule, hostAndPort(url));
			throw explainFailure(error, deadline.aborted);
		}
	}
}

async function sendOnce(door: Door, request: EgressRequest, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
	const judged = door.judge(request.url);
	return undiciRequest(judged.url, {
		method: request.method,
		headers: { ...request.headers, "accept-encoding": "gzip, deflate, br", "user-agent": "Bellhop" },
		body: request.body ?? null,
		dispatcher: await whileWanted(door.dispatcherFor(judged), signal),
		headersTimeout: request.timeoutMs,
		bodyTimeout: request.timeoutMs,
		signal,
	});
}

/** A resolver knows no deadline. */
function whileWanted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
	return new Promise((resolve, reject) => {
		const stop = () => reject(signal.reason as Error);
		signal.addEventListener("abort", stop, { once: true });
		work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
	});
}
