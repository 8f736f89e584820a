import type { VNode } from "preact";
import { canSend } from "../store/state.ts";
import { EarlierChats } from "./earlier-chats.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { usePanel } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** What stands in the menu: everything that can be done beside talking, and the visitor's conversations. */
export function MenuItems({ chosen }: { readonly chosen: () => void }): VNode {
	const { store, words } = usePanel();
	const { handover } = useValue(store.site);
	const ready = canSend(useValue(store.state));
	return (
		<>
			<Item icon="compose" words={words.newConversation} chosen={chosen} act={() => store.startChat()} />
			{handover && (
				<Item
					icon="person"
					words={words.handover.ask}
					disabled={!ready}
					chosen={chosen}
					act={() => void store.askForPerson(words.handover.wish)}
				/>
			)}
			<EarlierChats chosen={chosen} />
		</>
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
