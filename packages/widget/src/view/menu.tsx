import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "./icon.tsx";
import { useMore, usePanel, useTalk } from "./panel-context.ts";

/** Everything that is not the conversation itself. Opens on the button, closes on Escape, on a choice, on looking away. */
export function Menu(): VNode {
	const { store, words, more } = usePanel();
	const { MenuItems: Items } = useMore();
	const { words: sayable } = useTalk();
	const [open, setOpen] = useState(false);
	const button = useRef<HTMLButtonElement>(null);
	const shut = () => {
		setOpen(false);
		button.current?.focus();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (!open || event.key !== "Escape") return;
		event.stopPropagation();
		shut();
	};
	const onFocusOut = (event: FocusEvent & { readonly currentTarget: HTMLElement }) => {
		if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false);
	};
	const onClick = () => {
		void more.load();
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
				onPointerEnter={() => void more.load()}
				onFocus={() => void more.load()}
				onClick={onClick}
			>
				<Icon name="menu" />
			</button>
			{open && Items && sayable && <Items chosen={shut} />}
		</div>
	);
}
