import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.tsx";
import { usePanel } from "./panel-context.ts";
import { talk } from "./talk-door.ts";
import { useValue } from "./use-value.ts";

/** Everything that is not the conversation itself. Opens on the button, closes on Escape, on a choice, on looking away. */
export function Menu(): VNode {
	const { store, words } = usePanel();
	const Items = useValue(talk)?.MenuItems;
	const [open, setOpen] = useState(false);
	const button = useRef<HTMLButtonElement>(null);
	const popover = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (open) popover.current?.querySelector("button")?.focus();
	}, [open, Items]);
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
			{open && Items && (
				<div ref={popover} class="popover" role="menu" aria-label={words.menu}>
					<Items chosen={shut} />
				</div>
			)}
		</div>
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
