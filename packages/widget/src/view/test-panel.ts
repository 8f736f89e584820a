import { vi } from "vitest";
import { type Signal, signal } from "../store/signal.ts";
import type { Store } from "../store/store.ts";
import { words } from "../words/en.ts";
import type { ChunkDoor } from "./chunk-door.ts";
import type { Talk } from "./chunks.ts";
import * as more from "./more.ts";
import type { PanelContext } from "./panel-context.ts";
import * as talk from "./talk.ts";

/** A door behind which a chunk is there already; a test may take it away for a while. Only tests import it. */
export function openDoor<Chunk>(chunk: Chunk): ChunkDoor<Chunk> & { readonly chunk: Signal<Chunk | undefined> } {
	return { chunk: signal<Chunk | undefined>(chunk), load: async () => chunk };
}

/** Nothing changes its size in a test: the DOM of tests has no layout. */
export function quietSizes(): void {
	vi.stubGlobal(
		"ResizeObserver",
		class {
			observe() {}
			disconnect() {}
		},
	);
}

/** The talk in English, as the BFF serves it. */
export const testTalk: Talk = { ...talk, words };

/** The context of an open panel that speaks English, all of it there. */
export function testPanel(store: Store, given: Partial<PanelContext> = {}): PanelContext {
	return {
		...{
			store,
			words,
			looks: {},
			inline: false,
			open: signal(true),
			quiet: signal(false),
			asks: signal<string | undefined>(undefined),
		},
		...{ talk: openDoor(testTalk), more: openDoor({ ...more, words }), close: () => undefined },
		...given,
	};
}
