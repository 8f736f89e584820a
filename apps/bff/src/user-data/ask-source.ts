import { storableText } from "../database/storable.ts";
import type { EgressAnswer, EgressRequest } from "../egress/request.ts";
import type { UserDataContext } from "./context.ts";
import { readUserInfo } from "./read-user-info.ts";
import { asUserDataProblem, type UserDataProblem } from "./user-data-problem.ts";

/** One question to a User Data API. */
export interface Question {
	readonly url: string;
	readonly header: string;
	readonly secret: string;
	readonly identifier: string;
	readonly signal?: AbortSignal | undefined;
}

/** How it went: the data, or the problem. */
export interface Asked {
	readonly info: string | undefined;
	readonly problem: UserDataProblem | undefined;
	readonly status: number | undefined;
	readonly milliseconds: number;
}

/** Sees a question go by, with the secret in its header; the scrubber holds the secret while these run. */
export interface AskWatcher {
	sending?(request: EgressRequest): void;
	/** Whatever its status; its bytes are scrubbed. */
	answered?(answer: EgressAnswer): void;
}

/** Asks once, as the contract says: POST, `{"identifier": "…"}`, the secret in its header. Never throws. */
export async function askSource(
	{ egress, scrubber, log, limits }: Pick<UserDataContext, "egress" | "scrubber" | "log" | "limits">,
	{ url, header, secret, identifier, signal }: Question,
	watcher: AskWatcher = {},
): Promise<Asked> {
	const release = scrubber.hold(secret);
	const began = performance.now();
	const soFar = () => Math.round(performance.now() - began);
	let status: number | undefined;
	try {
		const request: EgressRequest = {
			method: "POST",
			url,
			headers: { [header.toLowerCase()]: secret, "content-type": "application/json", accept: "application/json" },
			body: JSON.stringify({ identifier }),
			timeoutMs: limits.userDataMs,
			signal,
		};
		watcher.sending?.(request);
		const answer = await egress.send(request);
		status = answer.status;
		const clean = { ...answer, bytes: Buffer.from(scrubber.scrub(answer.bytes.toString("utf8"))) };
		watcher.answered?.(clean);
		const info = storableText(scrubber.scrub(readUserInfo(clean, identifier)));
		return { info, problem: undefined, status, milliseconds: soFar() };
	} catch (error) {
		const problem = asUserDataProblem(error);
		if (problem.code === "internal") log.error({ error }, "a User Data API could not be asked");
		return { info: undefined, problem, status, milliseconds: soFar() };
	} finally {
		release();
	}
}
