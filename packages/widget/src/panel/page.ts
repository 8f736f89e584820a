import type { PageEvents } from "@bellhop/contract/page-event";
import type { Identity } from "../store/identity.ts";
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

/** What `Bellhop("update", { … })` may say. */
export interface Updates {
	/** Whether the page's title counts answers nobody has seen. */
	readonly unreadInTitle?: unknown;
	/** Whether the agent is told where the visitor is: true, or fields that the page adds. */
	readonly page?: unknown;
}

/** The page as the panel knows it: it says something, and listens. */
export interface Page {
	/** Does what the page says. */
	obey(...told: Told): void;
	/** What it said with `update`, the newest word of each name. */
	told(): Updates;
	/** Tells the page, if it listens, that something happened. Its own mistakes in listening stay its own. */
	emit<Name extends keyof PageEvents>(event: Name, detail?: PageEvents[Name]): void;
}

/**
 * Listens to the page, and tells it. `store` gives the store once there is one; before somebody has `looked` at the panel
 * nothing is asked of the BFF.
 */
export function createPage(store: () => Store, looked: () => boolean = () => true): Page {
	const listeners = new Set<readonly [event: unknown, listener: Listener]>();
	let updates: Updates = {};
	const off = (event: unknown, listener: unknown) => {
		for (const one of listeners) if (one[0] === event && (!listener || one[1] === listener)) listeners.delete(one);
	};
	return {
		obey(...told) {
			const [command, first, second] = told;
			const fault = faultOf(told);
			// biome-ignore lint/suspicious/noConsole: said to the page's developer, who has no other way to learn it
			if (fault !== undefined) console.warn(`Bellhop: ${fault}`);
			else if (command === "identify") {
				if (looked()) void store().identify(identityOf(told));
				else store().expect(identityOf(told));
			} else if (command === "logout") store().logOut();
			else if (command === "ask") void store().ask(first as string);
			else if (command === "update") updates = { ...updates, ...(first as object) };
			else if (command === "off") off(first, second);
			else if (command === "on" && typeof second === "function") listeners.add([first, second as Listener]);
		},
		told: () => updates,
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
