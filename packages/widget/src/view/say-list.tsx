import type { VNode } from "preact";
import { Icon } from "./icon.tsx";
import { usePanel } from "./panel-context.ts";

/** Sentences the visitor may tap instead of typing: what they tap goes out as it stands. */
export function SayList({ texts }: { readonly texts: readonly string[] }): VNode {
	const { store, words } = usePanel();
	const say = (text: string, button: Element) => {
		// The button goes away with what was tapped: whoever was on it goes on from the conversation.
		button.closest<HTMLElement>("[role=log]")?.focus({ preventScroll: true });
		void store.send(text);
	};
	return (
		<ul class="starters" aria-label={words.starters}>
			{texts.map((text) => (
				<li key={text}>
					<button type="button" part="starter" onClick={(event) => say(text, event.currentTarget)}>
						<span dir="auto">{text}</span>
						<Icon name="arrow" />
					</button>
				</li>
			))}
		</ul>
	);
}
