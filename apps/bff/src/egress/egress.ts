import { type RequestInit as UndiciRequestInit, fetch as undiciFetch } from "undici";
import type { EgressAllow } from "./allow.ts";
import { createDoor, type DoorSettings } from "./door.ts";
import { EgressFailure } from "./refusal.ts";
import { type EgressAnswer, type EgressRequest, sendRequest } from "./send-request.ts";

/** The one door out: every request that leaves the BFF goes through it. */
export interface Egress {
	/** Sends one request of the owner's: no redirects unless it asks for them, a time limit, a size limit. @throws EgressRefusal | EgressFailure */
	send(request: EgressRequest): Promise<EgressAnswer>;
	/** The same door for libraries that bring their own client; the answer streams and is not capped. */
	readonly fetch: typeof globalThis.fetch;
	/** Refuses an address that could never be sent to, before anything is; its name is judged when it resolves. @throws EgressRefusal */
	judge(url: string): void;
	close(): Promise<void>;
}

/**
 * Opens a door that lets through what the rules and the deployer's list allow.
 * @param answerWithin for `fetch`: how long until an answer begins, in milliseconds.
 */
export function createEgress(
	allow: EgressAllow,
	answerWithin = 60_000,
	more: Pick<DoorSettings, "proxy" | "resolve"> = {},
): Egress {
	const door = createDoor({ ...more, allow, headersTimeout: answerWithin });
	return {
		send: (request) => sendRequest(door, request),
		fetch: (async (input: string | URL | Request, init?: RequestInit) => {
			const judged = door.judge(input instanceof Request ? input.url : String(input));
			const dispatcher = await door.dispatcherFor(judged);
			return undiciFetch(judged.url, { ...init, dispatcher, redirect: "error" } as UndiciRequestInit).catch(
				(error: Error) => {
					throw isLate(error)
						? new EgressFailure("timeout", { sent: true, message: "The server did not answer in time." })
						: error;
				},
			);
		}) as unknown as typeof globalThis.fetch,
		judge: (url) => void door.judge(url),
		close: () => door.close(),
	};
}

const isLate = ({ cause }: Error) => (cause as { code?: string } | undefined)?.code === "UND_ERR_HEADERS_TIMEOUT";
