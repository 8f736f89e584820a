import type { Identity } from "../store/identity.ts";
import type { ChatEvent } from "../store/reduce.ts";
import type { ChatState } from "../store/state.ts";
import type { Store } from "../store/store.ts";
import type { Told } from "./place.ts";

/** What a command must be given first. */
const needs = {
	identify: "function",
	ask: "string",
	on: "string",
	off: "string",
	update: "object",
	logout: undefined,
} as const;

type Listener = (detail: unknown) => void;

/** The page as the panel knows it: it says something, and listens. */
export interface Page {
	/** Does what the page says. */
	obey(...told: Told): void;
	/** Tells the page, if it listens, that something happened. Its own mistakes in listening stay its own. */
	emit(event: string, detail?: unknown): void;
}

/** Listens to the page, and tells it. `store` gives the store once there is one. */
export function createPage(store: () => Store): Page {
	const listeners = new Set<readonly [event: unknown, listener: Listener]>();
	const off = (event: unknown, listener: unknown) => {
		for (const one of listeners) if (one[0] === event && (!listener || one[1] === listener)) listeners.delete(one);
	};
	return {
		obey(...told) {
			const [command, first, second] = told;
			const fault = faultOf(told);
			// biome-ignore lint/suspicious/noConsole: said to the page's developer, who has no other way to learn it
			if (fault !== undefined) console.warn(`Bellhop: ${fault}`);
			else if (command === "identify") void store().identify(identityOf(told));
			else if (command === "logout") store().logOut();
			else if (command === "ask") void store().ask(first as string);
			else if (command === "off") off(first, second);
			else if (command === "on" && typeof second === "function") listeners.add([first, second as Listener]);
		},
		emit(event, detail) {
			for (const [name, listener] of listeners) if (name === event) queueMicrotask(() => listener(detail));
		},
	};
}

/** How the page vouched for its user last, before there was a panel. */
export function toldIdentity(told: readonly Told[]): Identity | undefined {
	const last = told.findLast(([command]) => command === "identify" || command === "logout");
	return last?.[0] === "identify" && faultOf(last) === undefined ? identityOf(last) : undefined;
}

/**
 * Tells the page what happens in a conversation: by ids and codes alone, never what was said. Events `message` (the
 * visitor's arrived), `answer` (one ended, and how), `approval`, `handover` and `error` (a problem code).
 */
export function tellOf({ emit }: Page, event: ChatEvent, { chat, messages }: ChatState): void {
	const answer = messages.at(-1)?.id;
	if (event.type === "message-accepted") emit("message", { chat, message: event.messageId });
	if (event.type === "message-undelivered" || event.type === "message-taken-back") {
		emit("error", { chat, code: event.problem });
	}
	if (event.type !== "part-received") return;
	const { part } = event;
	if (part.type === "data-approval") emit("approval", { chat, answer, approval: part.id, state: part.data.state });
	if (part.type === "data-handover") emit("handover", { chat, answer, way: part.data.way });
	if (part.type === "error") emit("error", { chat, answer, code: part.errorText });
	if (part.type === "finish" || part.type === "abort" || part.type === "error") {
		const ends = { finish: "done", abort: "stopped", error: "failed" } as const;
		emit("answer", { chat, answer, state: ends[part.type] });
	}
}

function faultOf([command, first]: Told): string | undefined {
	if (!Object.hasOwn(needs, command)) return `unknown command "${command}"`;
	const need = needs[command as keyof typeof needs];
	return need !== undefined && typeof first !== need ? `"${command}" needs a ${need} first` : undefined;
}

function identityOf([, getToken, options]: Told): Identity {
	const { onSignIn } = (options ?? {}) as { readonly onSignIn?: unknown };
	return {
		getToken: () => (getToken as () => unknown)(),
		onSignIn: typeof onSignIn === "function" ? () => void onSignIn() : undefined,
	};
}
