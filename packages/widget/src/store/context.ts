import type { ChatSummary } from "@bellhop/contract/chat";
import type { PageContext } from "@bellhop/contract/page";
import type { SiteSettings } from "@bellhop/contract/site";
import type { Transport } from "../transport/transport.ts";
import type { Identity, Settling, Who } from "./identity.ts";
import type { Memory } from "./memory.ts";
import type { Pause } from "./pause.ts";
import type { ChatEvent } from "./reduce.ts";
import type { ReadonlySignal } from "./signal.ts";
import type { ChatState } from "./state.ts";

/** What the verbs of the store act upon. `dispatch` is the only way to change the state. */
export interface StoreContext {
	readonly state: ReadonlySignal<ChatState>;
	dispatch(event: ChatEvent): void;
	readonly draft: ReadonlySignal<string>;
	setDraft(text: string): void;
	readonly site: ReadonlySignal<SiteSettings>;
	setSite(site: SiteSettings): void;
	/** How the page vouches for its user, if it does. */
	readonly identity: ReadonlySignal<Identity | undefined>;
	setIdentity(identity: Identity | undefined): void;
	readonly settling: Settling;
	readonly who: ReadonlySignal<Who>;
	setWho(who: Who): void;
	/** The visitor's conversations, the newest first; undefined before they are known. */
	readonly chats: ReadonlySignal<readonly ChatSummary[] | undefined>;
	setChats(chats: readonly ChatSummary[] | undefined): void;
	readonly transport: Transport;
	readonly memory: Memory;
	readonly pause: Pause;
	/** Where the visitor is, if the page tells. */
	readonly where: (() => PageContext | undefined) | undefined;
	/** The time as ISO 8601, UTC. */
	now(): string;
	/** Aborted when the visitor leaves the conversation shown; what was under way for it then changes nothing more. */
	visit(): AbortSignal;
	/** Leaves the conversation shown. */
	leave(): void;
}
