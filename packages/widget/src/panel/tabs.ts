import type { ChatEvent } from "../store/reduce.ts";

/** The other tabs of this browser in which a site's panel was opened. */
export interface Tabs {
	/** Tells them of what was begun here. */
	tell(event: ChatEvent, chat: string): void;
	close(): void;
}

/** Keeps the tabs in step, where the browser has a `BroadcastChannel`: `begun` is called with a conversation another tab began something in. */
export function joinTabs(site: string, begun: (chat: string) => void): Tabs {
	const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(`bellhop:${site}`) : undefined;
	channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
		if (typeof data === "string") begun(data);
	});
	return {
		tell(event, chat) {
			const began = (event.type === "turn-joined" && event.own) || event.type === "turn-retried";
			if (began) channel?.postMessage(chat);
		},
		close: () => channel?.close(),
	};
}
