import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.tsx";
import { usePanel } from "./panel-context.ts";

/** Everything that is not the conversation itself. Opens on the button, closes on Escape, on a choice, on looking away. */
export function Menu(): VNode {
	const { store, words } = usePanel();
	const [open, setOpen] = useState(false);
	const button = useRef<HTMLButtonElement>(null);
	const item = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		if (open) item.current?.focus();
	}, [open]);
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
				onClick={() => setOpen(!open)}
			>
				<Icon name="menu" />
			</button>
			{open && (
				<div class="popover" role="menu" aria-label={words.menu}>
					<button
						ref={item}
						type="button"
						role="menuitem"
						onClick={() => {
							store.startChat();
							shut();
						}}
					>
						<Icon name="compose" />
						{words.newConversation}
					</button>
				</div>
			)}
		</div>
	);
}
