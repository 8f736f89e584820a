import { makeId } from "@bellhop/contract/id";
import type { ChatMessage } from "@bellhop/contract/message";
import type { SiteSettings } from "@bellhop/contract/site";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Transport } from "../transport/transport.ts";
import type { StoreContext } from "./context.ts";
import { enterChat } from "./enter-chat.ts";
import type { Memory } from "./memory.ts";
import { createPause, type Pause } from "./pause.ts";
import { reduce } from "./reduce.ts";
import { retryAnswer } from "./retry-answer.ts";
import { resendMessage, sendMessage } from "./send-message.ts";
import { startChat } from "./start-chat.ts";
import { type ChatState, emptyChat, type ShownMessage } from "./state.ts";
import { stopAnswer } from "./stop-answer.ts";

/** What the views read, and what they may ask for. Signals are written here alone. */
export interface Store {
	readonly state: ReadonlySignal<ChatState>;
	readonly draft: ReadonlySignal<string>;
	readonly site: ReadonlySignal<SiteSettings>;
	/** The panel is open: the first time, and after a failure, loads the conversation remembered. */
	enter(): Promise<void>;
	/** The visitor typed. */
	write(text: string): void;
	send(text: string): Promise<void>;
	resend(messageId: string): Promise<void>;
	retry(answer: ChatMessage): Promise<void>;
	stop(): Promise<void>;
	startChat(): void;
	reconnectNow(): void;
	dismissNotice(): void;
}

/** What a store is made of; the clock and the pause are real unless given. */
export interface StoreParts {
	readonly site: SiteSettings;
	readonly transport: Transport;
	readonly memory: Memory;
	readonly pause?: Pause;
	readonly now?: () => string;
}

/** Makes the store of one site's panel. */
export function createStore(parts: StoreParts): Store {
	const context = createContext(parts);
	const { state } = context;
	return {
		state,
		draft: context.draft,
		site: context.site,
		async enter() {
			const remembered = context.memory.lasting.read();
			const { history } = state.value;
			if (remembered.token === undefined || remembered.chat !== state.value.chat) return;
			if (history === "failed" || (history === "none" && isUntouched(state.value))) await enterChat(context);
		},
		write(text) {
			context.setDraft(text);
			if (state.value.notice) context.dispatch({ type: "notice-changed", notice: undefined });
		},
		send: (text) => sendMessage(context, text),
		resend: (id) => resendMessage(context, id),
		retry: (answer) => retryAnswer(context, answer),
		stop: () => stopAnswer(context),
		startChat: () => startChat(context),
		reconnectNow: () => context.pause.wake(),
		dismissNotice: () => context.dispatch({ type: "notice-changed", notice: undefined }),
	};
}

/** Whether nothing was sent from here yet; words that did not arrive before a reload do not count. */
function isUntouched(state: ChatState): boolean {
	return state.phase === "idle" && state.messages.every((message) => message.delivery?.state === "failed");
}

function createContext(parts: StoreParts): StoreContext {
	const { memory } = parts;
	const remembered = memory.passing.read();
	const chat = memory.lasting.read().chat ?? makeId("chat");
	const state = signal<ChatState>({ ...emptyChat(chat), messages: unsentMessages(remembered.unsent) });
	const draft = signal(remembered.draft ?? "");
	const site = signal(parts.site);
	let visit = new AbortController();
	return {
		state,
		dispatch(event) {
			state.value = reduce(state.value, event);
		},
		draft,
		setDraft(text) {
			draft.value = text;
			memory.passing.write({ ...memory.passing.read(), draft: text === "" ? undefined : text });
		},
		site,
		setSite(settings) {
			site.value = settings;
		},
		transport: parts.transport,
		memory,
		pause: parts.pause ?? createPause(),
		now: parts.now ?? (() => new Date().toISOString()),
		visit: () => visit.signal,
		leave() {
			visit.abort();
			visit = new AbortController();
		},
	};
}

function unsentMessages(unsent: { readonly id: string; readonly text: string } | undefined): ShownMessage[] {
	if (!unsent) return [];
	const delivery = { state: "failed", problem: "connection_lost" } as const;
	return [{ id: unsent.id, role: "user", parts: [{ type: "text", text: unsent.text }], delivery }];
}
