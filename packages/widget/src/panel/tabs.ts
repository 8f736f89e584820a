import type { ChatEvent } from "../store/reduce.ts";

/** The other tabs of this browser in which a site's panel was opened. */
export interface Tabs {
	/** Tells them of what was begun here. */
	tell(event: ChatEvent, chat: string): void;
	close(): void;
}

/** Keeps the tabs in step, where there can be a `BroadcastChannel`: `begun` is called with a conversation another tab began something in. */
export function joinTabs(site: string, begun: (chat: string) => void): Tabs {
	let channel: BroadcastChannel | undefined;
	try {
		channel = new BroadcastChannel(`bellhop:${site}`);
		channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
			if (typeof data === "string") begun(data);
		});
	} catch {
		// There is none, or storage is denied, for which Firefox throws.
	}
	return {
		tell(event, chat) {
			if ((event.type === "turn-joined" && event.own) || event.type === "turn-retried") channel?.postMessage(chat);
		},
		close: () => channel?.close(),
	};
}
