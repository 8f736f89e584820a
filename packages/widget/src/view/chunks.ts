import type { MessagePart } from "@bellhop/contract/message";
import type { FunctionComponent } from "preact";
import type { linkAddress } from "../markdown/address.ts";
import type { Rating, rateChat } from "../store/rate-chat.ts";
import type { ShownMessage } from "../store/state.ts";
import type { PanelWords, TalkWords } from "../words/parts.ts";
import type { Words } from "../words/words.ts";

/** What stands in an answer as a card. */
export type CardPart = Extract<MessagePart, { type: "data-approval" | "data-receipt" | "data-handover" }>;

/** What shows a conversation (`talk.ts`), fetched with the first open; until it is there dots stand in its place. */
export interface Talk {
	readonly Announcer: FunctionComponent;
	readonly CopyButton: FunctionComponent<{ readonly text: string; readonly label: string }>;
	readonly Messages: FunctionComponent;
	readonly Notice: FunctionComponent;
	readonly linkAddress: typeof linkAddress;
	readonly rateChat: typeof rateChat;
	/** A message in plain words, as it is read out, copied and downloaded. */
	spoken(message: ShownMessage, words: TalkWords, site: string): string;
	whenSaid(at: string | undefined, language: string, short?: boolean): string | undefined;
	readonly styles: string;
	/** Put there by the BFF, in the panel's language, as are those of `More`. */
	readonly words: Omit<TalkWords, keyof PanelWords>;
}

/** What only some conversations have, and the menu's inside (`more.ts`): fetched when it is needed. */
export interface More {
	/** Asks for a word about a judgement that was given, and thanks for it. */
	readonly Comment: FunctionComponent<{ readonly rating: Rating; readonly done: () => void }>;
	readonly DrawnCard: FunctionComponent<{ readonly part: CardPart }>;
	readonly MenuItems: FunctionComponent<{ readonly chosen: () => void }>;
	readonly QueuedMessage: FunctionComponent<{ readonly text: string }>;
	readonly RateConversation: FunctionComponent;
	readonly styles: string;
	readonly words: Omit<Words, keyof TalkWords>;
}
