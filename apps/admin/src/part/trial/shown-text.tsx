import type { JSX } from "preact";
import { CopyButton } from "../copy-button.tsx";

interface ShownTextProps {
	readonly title: string;
	/** Its size, or what else is to be known of it. */
	readonly note?: string;
	readonly text: string;
}

/** A titled text that scrolls when it is long, with Copy. */
export function ShownText({ title, note, text }: ShownTextProps): JSX.Element {
	return (
		<section class="shown">
			<div class="said">
				<h3>{title}</h3>
				{note !== undefined && <span class="muted">{note}</span>}
				<CopyButton text={text} label={title.toLowerCase()} />
			</div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
			<pre tabIndex={0}>
				<code>{text}</code>
			</pre>
		</section>
	);
}
