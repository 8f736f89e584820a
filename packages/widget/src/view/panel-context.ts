import type { SiteLooks } from "@bellhop/contract/looks";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Signal } from "../store/signal.ts";
import type { Store } from "../store/store.ts";
import type { PanelWords, TalkWords } from "../words/parts.ts";
import type { Words } from "../words/words.ts";
import type { ChunkDoor } from "./chunk-door.ts";
import type { More, Talk } from "./chunks.ts";
import { useValue } from "./use-value.ts";

/** What every view of a panel may use: the store to read and to ask, its words, and whether the panel is shown. */
export interface PanelContext {
	readonly store: Store;
	readonly looks: SiteLooks;
	/** The address of the site's picture, if it has one. */
	readonly logo?: string | undefined;
	/** Whether it stands in the page, and not beside it. */
	readonly inline: boolean;
	readonly words: PanelWords;
	readonly open: Signal<boolean>;
	/** Opened by itself after the page changed: the focus stays where it is. */
	readonly quiet: Signal<boolean>;
	/** The conversation of which the visitor is asked how it was. */
	readonly asks: Signal<string | undefined>;
	readonly talk: ChunkDoor<Talk>;
	readonly more: ChunkDoor<More>;
	close(): void;
}

const Context = createContext<PanelContext | undefined>(undefined);

/** Gives a panel's context to the views inside. */
export const PanelProvider = Context.Provider;

/** The context of the panel a view stands in. */
export function usePanel(): PanelContext {
	const context = useContext(Context);
	if (!context) throw new Error("a view stands outside its panel");
	return context;
}

/** What the talk offers, for what is only ever shown beside it. */
export function useTalk(): Partial<Talk> {
	return useValue(usePanel().talk.chunk) ?? {};
}

/** What more there is, once it was asked for. */
export function useMore(): Partial<More> {
	return useValue(usePanel().more.chunk) ?? {};
}

/** What the panel says and what the talk says as one, by the talk's words: put together once, however many views ask for it. */
const together = new WeakMap<object, TalkWords>();

/** All that can be said of a conversation, for what is only ever shown beside it. */
export function useTalkWords(): TalkWords {
	const { words } = usePanel();
	const talk = (useTalk() as Talk).words;
	const known = together.get(talk) ?? { ...words, ...talk };
	together.set(talk, known);
	return known;
}

/** Every sentence, for what is only ever shown with more. */
export function useMoreWords(): Words {
	return { ...useTalkWords(), ...(useMore() as More).words };
}
