import type { VNode } from "preact";
import { fill } from "../words/words.ts";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { usePanel } from "./panel-context.ts";

/** Who answers here, the menu, and the way out. */
export function Header(): VNode {
	const { store, words, close } = usePanel();
	const { name, model } = store.site.value;
	const who = store.who.value;
	return (
		<header class="header">
			<div class="who">
				<h2>{name}</h2>
				<p>
					{words.assistant}
					{model === "demo" && (
						<span class="badge" title={words.demoModelHint}>
							{words.demoModel}
						</span>
					)}
					{who.subject !== undefined && (
						<span class="as">{who.name ? fill(words.signedInAs, { name: who.name }) : words.signedIn}</span>
					)}
				</p>
			</div>
			<Menu />
			<button type="button" class="quiet" aria-label={words.close} title={words.close} onClick={close}>
				<Icon name="close" />
			</button>
		</header>
	);
}
