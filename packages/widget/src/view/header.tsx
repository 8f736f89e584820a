import type { VNode } from "preact";
import { fill } from "../words/words.ts";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { usePanel } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** Who answers here, the menu, and the way out. */
export function Header(): VNode {
	const { store, words, logo, inline, close } = usePanel();
	const { name, model } = useValue(store.site);
	const who = useValue(store.who);
	return (
		<div class="header" part="header">
			{logo && <img src={logo} alt="" width="36" height="36" onError={hide} />}
			<div class="who">
				<h2>{name}</h2>
				<p>
					{words.assistant}
					{model === "demo" && (
						<span class="badge" title={words.demoModelHint}>
							{words.demoModel}
						</span>
					)}
					{who.subject !== undefined && <SignedIn name={who.name} />}
				</p>
			</div>
			<Menu />
			{!inline && (
				<button type="button" class="quiet" aria-label={words.close} title={words.close} onClick={close}>
					<Icon name="close" />
				</button>
			)}
		</div>
	);
}

/** A picture that cannot be had, or that the page's policy forbids, leaves no hole. */
function hide({ currentTarget }: { readonly currentTarget: HTMLElement }): void {
	currentTarget.hidden = true;
}

/** Short to the eye; the whole sentence is for those who listen, and for a pointer that asks. */
function SignedIn({ name }: { readonly name: string | undefined }): VNode {
	const { words } = usePanel();
	const sentence = name ? fill(words.signedInAs, { name }) : words.signedIn;
	return (
		<span class="as" dir="auto" title={sentence}>
			<span class="unseen" dir={words.direction}>
				{sentence}
			</span>
			<span aria-hidden="true">{name ?? words.signedIn}</span>
		</span>
	);
}
