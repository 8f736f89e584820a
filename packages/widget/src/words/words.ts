import type { RequestProblemCode, TurnProblemCode } from "@bellhop/contract/problem";

/** Problems the widget finds by itself, beside those the BFF names. */
export type WidgetProblemCode = "connection_lost" | "rate_limited";

/** The key of every problem sentence. */
export type ProblemWord = RequestProblemCode | TurnProblemCode | WidgetProblemCode;

/** The sentences of the launcher; inlined into the loader, so few. */
export interface LauncherWords {
	/** `{site}` stands for the site's name, here and below. */
	readonly open: string;
	readonly close: string;
	readonly loading: string;
	readonly failed: string;
}

/** Every sentence of the panel. A language is complete or it does not compile. */
export interface Words {
	/** BCP 47, for the `lang` attribute and for dates. */
	readonly language: string;
	readonly direction: "ltr" | "rtl";
	readonly assistant: string;
	readonly demoModel: string;
	readonly demoModelHint: string;
	readonly menu: string;
	readonly newConversation: string;
	readonly earlierConversations: string;
	/** Stands for a conversation without a title. */
	readonly untitled: string;
	readonly signedIn: string;
	/** `{name}` stands for what the website calls the visitor. */
	readonly signedInAs: string;
	readonly signIn: string;
	readonly close: string;
	readonly conversation: string;
	readonly starters: string;
	readonly composerLabel: string;
	readonly composerPlaceholder: string;
	readonly composerHint: string;
	readonly send: string;
	readonly stop: string;
	readonly stopping: string;
	readonly writing: string;
	readonly jumpToLatest: string;
	readonly loadingConversation: string;
	readonly historyFailed: string;
	readonly reconnecting: string;
	readonly tryNow: string;
	readonly tryAgain: string;
	readonly dismiss: string;
	readonly notSent: string;
	readonly stopped: string;
	readonly you: string;
	readonly table: string;
	readonly copyCode: string;
	readonly copied: string;
	readonly steps: Readonly<Record<"running" | "done" | "failed" | "unknown", string>>;
	/** Of the card that asks before something is done. `{summary}` stands for what it is, `{when}` for a time. */
	readonly approval: Readonly<
		Record<"confirm" | "cancel" | "until" | "ask" | "approved" | "denied" | "expired" | "withdrawn", string>
	>;
	/** Asking for a person: the menu's words, what is then sent, and what is shown of it. `{site}` stands for its name. */
	readonly handover: Readonly<Record<"ask" | "wish" | "email" | "link" | "open", string>>;
	/** Of the receipt for something that was to be done. */
	readonly receipt: Readonly<Record<"done" | "failed" | "unknown" | "reference" | "id" | "copy", string>>;
	/** Said of problems; `{limit}` stands for the longest message, `{when}` for the time from which it goes on. A code not listed here is said as `internal`. */
	readonly problems: Readonly<Record<ProblemWord, string>>;
}

/** Puts values in the places of a sentence: `fill("Open {site}", { site: "Harbour" })`. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
	return sentence.replace(/\{(\w+)\}/g, (place, name: string) =>
		Object.hasOwn(values, name) ? (values[name] ?? place) : place,
	);
}

/** The sentence of a problem code; codes from a newer BFF are said in general words. */
export function sayProblem(words: Words, code: string): string {
	const sentences: Readonly<Record<string, string>> = words.problems;
	return (Object.hasOwn(sentences, code) ? sentences[code] : undefined) ?? words.problems.internal;
}
