import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { canSend } from "../store/state.ts";
import { EarlierChats } from "./earlier-chats.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { usePanel } from "./panel-context.ts";

/** Everything that is not the conversation itself. Opens on the button, closes on Escape, on a choice, on looking away. */
export function Menu(): VNode {
	const { store, words } = usePanel();
	const [open, setOpen] = useState(false);
	const button = useRef<HTMLButtonElement>(null);
	const popover = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (open) popover.current?.querySelector("button")?.focus();
	}, [open]);
	const shut = () => {
		setOpen(false);
		button.current?.focus();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (!open) return;
		if (event.key === "Escape") {
			event.stopPropagation();
			shut();
		} else if (popover.current && move(popover.current, event.key)) event.preventDefault();
	};
	const onFocusOut = (event: FocusEvent & { readonly currentTarget: HTMLElement }) => {
		if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false);
	};
	const onClick = () => {
		if (!open) void store.refresh();
		setOpen(!open);
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what its own buttons let through
		<div class="menu" onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
			<button
				ref={button}
				type="button"
				class="quiet"
				aria-label={words.menu}
				title={words.menu}
				aria-haspopup="menu"
				aria-expanded={open}
				onClick={onClick}
			>
				<Icon name="menu" />
			</button>
			{open && (
				<div ref={popover} class="popover" role="menu" aria-label={words.menu}>
					<Item icon="compose" words={words.newConversation} chosen={shut} act={() => store.startChat()} />
					{store.site.value.handover && (
						<Item
							icon="person"
							words={words.handover.ask}
							disabled={!canSend(store.state.value)}
							chosen={shut}
							act={() => void store.askForPerson(words.handover.wish)}
						/>
					)}
					<EarlierChats chosen={shut} />
				</div>
			)}
		</div>
	);
}

interface ItemProps {
	readonly icon: IconName;
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
			<Icon name={icon} />
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
