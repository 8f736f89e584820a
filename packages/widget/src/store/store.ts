import type { ChatSummary } from "@bellhop/contract/chat";
import { makeId } from "@bellhop/contract/id";
import type { PageContext } from "@bellhop/contract/page";
import type { SiteSettings } from "@bellhop/contract/site";
import type { Transport } from "../transport/transport.ts";
import type { StoreContext } from "./context.ts";
import { enterPanel, refreshSession } from "./enter-panel.ts";
import { identify, logOut, recheckVisitor } from "./identify.ts";
import type { Identity, Who } from "./identity.ts";
import { inLines, keepWords, keptSession } from "./kept.ts";
import type { Memory, Unsent } from "./memory.ts";
import { createPause, type Pause } from "./pause.ts";
import { type ChatEvent, reduce } from "./reduce.ts";
import { resendMessage, sendMessage } from "./send-message.ts";
import { sendQueued } from "./send-queued.ts";
import { renewSession } from "./settle-identity.ts";
import { type ReadonlySignal, signal } from "./signal.ts";
import { startChat } from "./start-chat.ts";
import { type ChatState, emptyChat, type ShownMessage } from "./state.ts";
import { stopAnswer } from "./stop-answer.ts";

/** What the views read, and what they may ask for. Signals are written here alone. */
export interface Store {
	readonly state: ReadonlySignal<ChatState>;
	readonly draft: ReadonlySignal<string>;
	readonly site: ReadonlySignal<SiteSettings>;
	readonly identity: ReadonlySignal<Identity | undefined>;
	readonly who: ReadonlySignal<Who>;
	/** The visitor's conversations, the newest first; undefined before they are known. */
	readonly chats: ReadonlySignal<readonly ChatSummary[] | undefined>;
	/** The panel is open: finds out who it is for and loads the conversation remembered. */
	enter(): Promise<void>;
	/** The page says how its user is vouched for. */
	identify(identity: Identity): Promise<void>;
	/** The same while nobody has looked at the panel yet: it is asked when somebody does. */
	expect(identity: Identity): void;
	logOut(): void;
	/** Who the visitor is may have changed elsewhere: in another tab, or while the page was `restored` from the back/forward cache. */
	recheck(restored: boolean): void;
	/** The visitor wants to see what conversations there are. */
	refresh(): Promise<void>;
	/** The session token, for the transport. */
	token(): string | undefined;
	/** Gets another session in the place of the one that is over. @throws ProblemError, ConnectionLost */
	renew(refused: string | undefined): Promise<void>;
	/** The visitor typed. */
	write(text: string): void;
	send(text: string): Promise<void>;
	/** The page asks in the visitor's place, as soon as the conversation is there. */
	ask(text: string): Promise<void>;
	/** The visitor asks for a person, in these words. */
	askForPerson(text: string): Promise<void>;
	resend(messageId: string): Promise<void>;
	stop(): Promise<void>;
	startChat(): void;
	reconnectNow(): void;
	dismissNotice(): void;
	/** What is typed is something new after all. */
	stopEditing(): void;
	/** Does one of the verbs that come with the talk, such as `store.act(retryAnswer, answer)`. */
	act<Given extends readonly unknown[], Result>(
		verb: (context: StoreContext, ...given: Given) => Result,
		...given: Given
	): Result;
	/** The panel is taken off the page: nothing is read any more. */
	close(): void;
}

/** What a store is made of; the clock and the pause are real unless given. */
export interface StoreParts {
	readonly site: SiteSettings;
	readonly transport: Transport;
	readonly memory: Memory;
	/** How the page vouches for its user, if it said so already. */
	readonly identity?: Identity | undefined;
	/** Called after everything that happened in a conversation. */
	readonly happened?: (event: ChatEvent, state: ChatState) => void;
	/** Where the visitor is, if the page tells. */
	readonly where?: () => PageContext | undefined;
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
		identity: context.identity,
		who: context.who,
		chats: context.chats,
		enter: () => enterPanel(context),
		identify: (identity) => identify(context, identity),
		expect: context.setIdentity,
		logOut: () => logOut(context),
		recheck: (restored) => recheckVisitor(context, restored),
		refresh: () => refreshSession(context),
		token: () => keptSession(context).token,
		renew: (refused) => renewSession(context, refused),
		write(text) {
			context.setDraft(text);
			if (state.value.notice) context.dispatch({ type: "notice-changed", notice: undefined });
		},
		send: (text) => sendMessage(context, text, { replaces: state.value.editing }),
		async ask(text) {
			await enterPanel(context);
			await sendMessage(context, text);
		},
		askForPerson: (text) => sendMessage(context, text, { wantsPerson: true }),
		resend: (id) => resendMessage(context, id),
		stop: () => stopAnswer(context),
		startChat: () => startChat(context),
		reconnectNow: () => context.pause.wake(),
		dismissNotice: () => context.dispatch({ type: "notice-changed", notice: undefined }),
		act: (verb, ...given) => verb(context, ...given),
		stopEditing: () => context.dispatch({ type: "editing-changed", message: undefined }),
		close: () => context.leave(),
	};
}

function createContext(parts: StoreParts): StoreContext {
	const { memory } = parts;
	const words = memory.passing.read();
	// A user's words come back when the page vouches for them again.
	const remembered = words.subject === undefined ? words : {};
	const chat = memory.lasting.read().chat ?? makeId("chat");
	const state = signal<ChatState>({ ...emptyChat(chat), messages: unsentMessages(remembered.unsent) });
	const draft = signal(remembered.draft ?? "");
	const site = signal(parts.site);
	const identity = signal<Identity | undefined>(parts.identity);
	const who = signal<Who>({});
	const chats = signal<readonly ChatSummary[] | undefined>(undefined);
	let visit = new AbortController();
	const context: StoreContext = {
		state,
		dispatch(event) {
			state.value = reduce(state.value, event);
			parts.happened?.(event, state.value);
			if (state.value.queued !== undefined) queueMicrotask(() => sendQueued(context));
		},
		draft,
		setDraft(text) {
			draft.value = text;
			// What waits to be sent comes back after a reload as something typed.
			keepWords(context, { draft: inLines(state.value.queued, text) || undefined });
		},
		site,
		setSite(settings) {
			site.value = settings;
		},
		identity,
		setIdentity(given) {
			identity.value = given;
		},
		settling: { abort: new AbortController() },
		who,
		setWho(known) {
			who.value = known;
		},
		chats,
		setChats(found) {
			chats.value = found;
		},
		transport: parts.transport,
		memory,
		pause: parts.pause ?? createPause(),
		where: parts.where,
		now: parts.now ?? (() => new Date().toISOString()),
		visit: () => visit.signal,
		leave() {
			visit.abort();
			visit = new AbortController();
		},
	};
	return context;
}

function unsentMessages(unsent: Unsent | undefined): ShownMessage[] {
	if (!unsent) return [];
	const delivery = { state: "failed", problem: "connection_lost" } as const;
	const { text, ...message } = unsent;
	return [{ ...message, role: "user", parts: [{ type: "text", text }], delivery }];
}
