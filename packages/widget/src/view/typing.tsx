import type { VNode } from "preact";
import { usePanel } from "./panel-context.ts";

/** Three dots while the next words are being thought of. */
export function Typing(): VNode {
	const { words } = usePanel();
	return (
		<p class="typing">
			<i />
			<i />
			<i />
			<span class="unseen">{words.writing}</span>
		</p>
	);
}
