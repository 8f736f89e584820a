import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { canSend } from "../store/state.ts";
import { EarlierChats } from "./earlier-chats.tsx";
import { Icon, Outline } from "./icon.tsx";
import { useMoreWords, usePanel, useTalk } from "./panel-context.ts";
import { download, transcriptOf } from "./transcript.ts";
import { useValue } from "./use-value.ts";

const glad = "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.5 8h.01M12.5 8h.01M7 12.5q3 2 6 0";

/** What stands in the menu: everything that can be done beside talking, and the visitor's conversations. */
export function MenuItems({ chosen }: { readonly chosen: () => void }): VNode {
	const { store, asks } = usePanel();
	const words = useMoreWords();
	const { handover, name } = useValue(store.site);
	const { spoken, whenSaid } = useTalk();
	const writing = spoken && whenSaid && { words, site: name, spoken, whenSaid };
	const state = useValue(store.state);
	const { messages } = state;
	const ready = canSend(state);
	const popover = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => popover.current?.querySelector("button")?.focus(), []);
	const onKeyDown = (event: KeyboardEvent) => {
		if (popover.current && move(popover.current, event.key)) event.preventDefault();
	};
	return (
		<div ref={popover} class="popover" role="menu" tabIndex={-1} aria-label={words.menu} onKeyDown={onKeyDown}>
			<Item
				icon={<Icon name="compose" />}
				words={words.newConversation}
				chosen={chosen}
				act={() => store.startChat()}
			/>
			{messages.length > 0 && (
				<>
					<Item
						icon={<Outline name="face" path={glad} />}
						words={words.rating.conversation}
						chosen={chosen}
						act={() => {
							asks.value = state.chat;
						}}
					/>
					<Item
						icon={<Icon name="down" />}
						words={words.downloadTranscript}
						chosen={chosen}
						disabled={!writing}
						act={() => writing && download(`${name}.txt`, transcriptOf(state, writing))}
					/>
				</>
			)}
			{handover && (
				<Item
					icon={<Icon name="person" />}
					words={words.handover.ask}
					disabled={!ready}
					chosen={chosen}
					act={() => void store.askForPerson(words.handover.wish)}
				/>
			)}
			<EarlierChats chosen={chosen} />
		</div>
	);
}

interface ItemProps {
	readonly icon: VNode;
	readonly words: string;
	readonly act: () => void;
	readonly disabled?: boolean;
	/** Closes the menu. */
	readonly chosen: () => void;
}

function Item({ icon, words, act, chosen, disabled = false }: ItemProps): VNode {
	const onClick = () => {
		if (disabled) return;
		act();
		chosen();
	};
	return (
		<button type="button" role="menuitem" aria-disabled={disabled} onClick={onClick}>
			{icon}
			{words}
		</button>
	);
}

/** The arrows, Home and End walk through a menu (WAI-ARIA authoring practices, menu button). */
function move(popover: HTMLElement, key: string): boolean {
	const items = [...popover.querySelectorAll<HTMLElement>("[role^=menuitem]")];
	const root = popover.getRootNode() as ShadowRoot | Document;
	const here = items.indexOf(root.activeElement as HTMLElement);
	const ways: Readonly<Record<string, number>> = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 };
	const next = Object.hasOwn(ways, key) ? ways[key] : undefined;
	if (next === undefined) return false;
	items.at(next % items.length)?.focus();
	return true;
}
