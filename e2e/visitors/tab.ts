/** A browser under the hands of a visitor, whichever it is: what is done on a page is written once for all of them. */
export interface Visitor {
	/** A tab of a browser profile of its own, 1280 by 800 unless it is a phone's. */
	open(options?: TabOptions): Promise<Tab>;
	close(): Promise<void>;
}

/** How a visitor's browser is set. */
export interface VisitorOptions {
	readonly dark?: boolean;
	/** No cookies and no storage, by the browser's own setting. */
	readonly nothingStored?: boolean;
}

export interface TabOptions {
	/** A touch screen of 390 by 780, on browsers that can be one. */
	readonly phone?: boolean;
}

/** What is run in the page: it reaches nothing outside itself. */
export type InPage<Given, Answer> = (given: Given) => Answer;

export type Key = "Enter" | "Escape" | "Tab";

export interface Tab {
	/** Loads an address, until the page's `load` event. */
	goto(address: string): Promise<void>;
	reload(): Promise<void>;
	/** On pages that patched the language only a text comes back as it was. */
	evaluate<Given, Answer>(act: InPage<Given, Answer>, given: Given): Promise<Awaited<Answer>>;
	/** Presses the pointer at a place of the viewport, in CSS pixels, on whatever is there. */
	click(x: number, y: number): Promise<void>;
	/** Types key by key, wherever the focus is. */
	type(text: string): Promise<void>;
	press(key: Key): Promise<void>;
	/** What the browser's console complained about, where the driver hears it. */
	readonly complaints: readonly string[];
	/** The addresses that were asked for, where the driver hears of them. */
	readonly requests: readonly string[];
	/** Dialogs that the page showed and where its frames went, where the driver hears of them. */
	readonly surprises: readonly string[];
	close(): Promise<void>;
}
