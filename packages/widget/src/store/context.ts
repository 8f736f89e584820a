import type { SiteSettings } from "@bellhop/contract/site";
import type { ReadonlySignal } from "@preact/signals";
import type { Transport } from "../transport/transport.ts";
import type { Memory } from "./memory.ts";
import type { Pause } from "./pause.ts";
import type { ChatEvent } from "./reduce.ts";
import type { ChatState } from "./state.ts";

/** What the verbs of the store act upon. `dispatch` is the only way to change the state. */
export interface StoreContext {
	readonly state: ReadonlySignal<ChatState>;
	dispatch(event: ChatEvent): void;
	readonly draft: ReadonlySignal<string>;
	setDraft(text: string): void;
	readonly site: ReadonlySignal<SiteSettings>;
	setSite(site: SiteSettings): void;
	readonly transport: Transport;
	readonly memory: Memory;
	readonly pause: Pause;
	/** The time as ISO 8601, UTC. */
	now(): string;
	/** Aborted when the visitor leaves the conversation shown; what was under way for it then changes nothing more. */
	visit(): AbortSignal;
	/** Leaves the conversation shown. */
	leave(): void;
}
