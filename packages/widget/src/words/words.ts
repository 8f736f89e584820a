import type { RequestProblemCode, TurnProblemCode } from "@bellhop/contract/problem";
import type { LauncherWords } from "@bellhop/contract/site";

/** Problems the widget finds by itself, beside those the BFF names. */
export type WidgetProblemCode = "connection_lost" | "rate_limited";

/** Codes that a visitor hears the same sentence of as of another one. */
const saidAs = {
	invalid_json: "invalid_body",
	unsupported_content_type: "invalid_body",
	body_too_large: "message_too_long",
	session_missing: "session_expired",
	site_unknown: "origin_not_allowed",
	model_unavailable: "unavailable",
} as const satisfies Partial<Record<RequestProblemCode | TurnProblemCode, string>>;

/** The key of every problem sentence. */
export type ProblemWord = Exclude<RequestProblemCode | TurnProblemCode | WidgetProblemCode, keyof typeof saidAs>;

/** A sentence for each plural form its language has (`Intl.PluralRules`); `{count}` stands for the number. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Every sentence of the widget. A language is complete or it does not compile. */
export interface Words {
	/** BCP 47, for the `lang` attribute and for dates. */
	readonly language: string;
	readonly direction: "ltr" | "rtl";
	/** `{site}` stands for the site's name, here and below. */
	readonly launcher: LauncherWords & { readonly close: string };
	/** What answers here, beneath the site's name. */
	readonly assistant: string;
	readonly demoModel: string;
	readonly demoModelHint: string;
	readonly menu: string;
	readonly newConversation: string;
	/** Heads the list of the visitor's conversations. */
	readonly earlierConversations: string;
	/** Stands for a conversation without a title. */
	readonly untitled: string;
	readonly downloadTranscript: string;
	/** Heads the transcript; `{when}` stands for a date. */
	readonly transcriptOf: string;
	readonly signedIn: string;
	/** `{name}` stands for what the website calls the visitor. */
	readonly signedInAs: string;
	readonly signIn: string;
	readonly close: string;
	readonly conversation: string;
	readonly starters: string;
	readonly composerLabel: string;
	readonly composerPlaceholder: string;
	/** Enter and Shift are the names on the visitor's keyboard. */
	readonly composerHint: string;
	readonly send: string;
	readonly stop: string;
	readonly stopping: string;
	readonly writing: string;
	readonly jumpToLatest: string;
	readonly loadingConversation: string;
	readonly historyFailed: string;
	readonly reconnecting: string;
	readonly offline: string;
	readonly slow: string;
	readonly tryNow: string;
	readonly tryAgain: string;
	readonly dismiss: string;
	readonly notSent: string;
	/** Of a message typed while an answer is being written: it goes out after it. */
	readonly queued: string;
	/** Takes such a message back into the field. */
	readonly takeBack: string;
	/** Of the visitor's last message: takes it back to be written anew. */
	readonly edit: string;
	readonly stopped: string;
	readonly you: string;
	readonly table: string;
	/** A button that copies a block of code, and one that copies an answer. */
	readonly copy: string;
	readonly copyAnswer: string;
	readonly copied: string;
	/** Heads what an answer rests on. */
	readonly sources: string;
	/** Said of links to those who listen. */
	readonly newTab: string;
	readonly unread: Plural;
	/** The visitor's judgement on an answer, by thumbs. */
	readonly goodAnswer: string;
	readonly badAnswer: string;
	/** Of a word about it, and of the judgement on the conversation: by five faces, the worst first. */
	readonly rating: Readonly<Record<"comment" | "send" | "thanks" | "failed" | "conversation" | "question", string>> & {
		readonly faces: readonly [string, string, string, string, string];
	};
	readonly steps: Readonly<Record<"running" | "done" | "failed" | "unknown", string>>;
	/** Reads out the card that asks before something is done. `{summary}` stands for what it is, `{when}` for a time. */
	readonly pleaseConfirm: string;
	readonly approval: Readonly<
		Record<"confirm" | "cancel" | "until" | "approved" | "denied" | "expired" | "withdrawn", string>
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

/** A sentence about a number, in the form its language has for it. */
export function count({ language }: Pick<Words, "language">, forms: Plural, number: number): string {
	const sentence = forms[new Intl.PluralRules(language).select(number)] ?? forms.other;
	return fill(sentence, { count: number.toLocaleString(language) });
}

/** The sentence of a problem code; codes from a newer BFF are said in general words. */
export function sayProblem(words: Pick<Words, "problems">, code: string): string {
	const same: Readonly<Record<string, string>> = saidAs;
	const sentences: Readonly<Record<string, string>> = words.problems;
	const key = Object.hasOwn(same, code) ? (same[code] ?? code) : code;
	return (Object.hasOwn(sentences, key) ? sentences[key] : undefined) ?? words.problems.internal;
}
