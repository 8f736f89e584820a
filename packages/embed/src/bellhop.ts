import type { BellhopEvent, BellhopEvents } from "./events.ts";

/** What a script tag says, as options. */
export interface LoadOptions {
	/** The script's address, as in the tag of the config page: `https://chat.example.com/site_….js`, or that of a pinned one. */
	readonly src?: string;
	/** Where Bellhop is served, such as `https://chat.example.com`: instead of `src`, with `site`. */
	readonly origin?: string;
	/** The site's id. May be left out where `src` says it. */
	readonly site?: string;
	/** What a pinned script has to be: the `integrity` of its tag. */
	readonly integrity?: string;
	/** Of a Content-Security-Policy. */
	readonly nonce?: string;
	/** The language to speak (BCP 47); else the page's, else the browser's. */
	readonly language?: string;
}

/** Gives an identity token that your server signed for the user who is logged in; an empty text when nobody is. */
export type GetToken = () => string | Promise<string>;

/** What the chat is told of the page. */
export interface BellhopUpdate {
	/** Where the visitor is (address and title), and fields of your own: data for the agent, not verified. */
	readonly page?: boolean | Readonly<Record<string, string | number | boolean>>;
	/** Whether the page's title counts answers nobody has seen. */
	readonly unreadInTitle?: boolean;
}

/** A chat on the page. Everything may be said before it has loaded, and is done then. */
export interface Bellhop {
	/** Settles once there is a widget; rejects when its script cannot be loaded, or the browser is too old for it. */
	readonly loaded: Promise<void>;
	open(): void;
	close(): void;
	toggle(): void;
	/** Opens the chat and asks in the visitor's place. */
	ask(text: string): void;
	/** Listens, until the function that is returned is called or the chat is destroyed. */
	on<Name extends BellhopEvent>(name: Name, listener: (detail: BellhopEvents[Name]) => void): () => void;
	/** Says how your user is vouched for; `getToken` is called when a token is needed, again and again. */
	identify(getToken: GetToken, options?: { readonly onSignIn?: () => void }): void;
	/** Forgets the user, and ends their session. */
	logout(): void;
	update(what: BellhopUpdate): void;
	/** Takes the chat off the page, unless somebody else has loaded it too. What the browser remembers stays. */
	destroy(): void;
}
