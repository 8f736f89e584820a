import type { VNode } from "preact";
import { Icon } from "./icon.tsx";
import { usePanel } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** The first words of an empty conversation, and questions to begin with. */
export function Welcome(): VNode {
	const { store, words } = usePanel();
	const { greeting, starters } = useValue(store.site);
	return (
		<div class="welcome">
			{greeting !== "" && (
				<p class="greeting" dir="auto">
					{greeting}
				</p>
			)}
			{starters.length > 0 && (
				<ul class="starters" aria-label={words.starters}>
					{starters.map((starter) => (
						<li key={starter}>
							<button type="button" onClick={() => void store.send(starter)}>
								<span dir="auto">{starter}</span>
								<Icon name="arrow" />
							</button>
						</li>
					))}
				</ul>
			)}
		</div>
	);
}
