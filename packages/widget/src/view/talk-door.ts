import { backOff, createPause } from "../store/pause.ts";
import { signal } from "../store/signal.ts";

type Talk = typeof import("./talk.ts");

/** What shows a conversation, once its chunk has arrived; until then dots stand in the places of answers. */
export const talk = signal<Talk | undefined>(undefined);

let loading: Promise<string> | undefined;

/**
 * Fetches what shows a conversation, as often as it takes.
 * @returns the styles that belong to it
 */
export function loadTalk(load: (attempt: number) => Promise<Talk> = fetchTalk, pause = createPause()): Promise<string> {
	loading ??= keepTrying(load, pause);
	return loading;
}

async function keepTrying(load: (attempt: number) => Promise<Talk>, pause: ReturnType<typeof createPause>) {
	const never = new AbortController().signal;
	for (let attempt = 0; ; attempt++) {
		try {
			talk.value = await load(attempt);
			return talk.value.styles;
		} catch {
			await pause.wait(backOff(attempt), never);
		}
	}
}

/** Browsers remember a module that failed by its address, so another attempt needs another address. */
function fetchTalk(attempt: number): Promise<Talk> {
	if (attempt === 0) return import("./talk.ts");
	return import(/* @vite-ignore */ import.meta.url.replace(/[^/]*$/, `talk.js?again=${attempt}`));
}
