import type { VNode } from "preact";
import { openChat } from "../store/open-chat.ts";
import { useMoreWords, usePanel, useTalk } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** The visitor's conversations in the menu, the one shown among them. Nothing while there is no other one. */
export function EarlierChats({ chosen }: { readonly chosen: () => void }): VNode | null {
	const { store } = usePanel();
	const words = useMoreWords();
	const { whenSaid } = useTalk();
	const shown = useValue(store.state, ({ chat }) => chat);
	const chats = useValue(store.chats) ?? [];
	if (chats.every(({ id }) => id === shown)) return null;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
		<div class="earlier" role="group" aria-label={words.earlierConversations}>
			<p aria-hidden="true">{words.earlierConversations}</p>
			{chats.map(({ id, title, updatedAt }) => (
				<button
					key={id}
					type="button"
					role="menuitemradio"
					aria-checked={id === shown}
					onClick={() => {
						void store.act(openChat, id);
						chosen();
					}}
				>
					<span dir="auto">{title || words.untitled}</span>
					<time dateTime={updatedAt}>{whenSaid?.(updatedAt, words.language)}</time>
				</button>
			))}
		</div>
	);
}
