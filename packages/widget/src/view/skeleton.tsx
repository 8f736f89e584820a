import type { VNode } from "preact";
import { usePanel } from "./panel-context.ts";

/** The shape of a conversation while the real one is on its way. */
export function Skeleton(): VNode {
	const { words } = usePanel();
	return (
		<div class="skeleton" role="status">
			<span class="unseen">{words.loadingConversation}</span>
			<i class="mine" />
			<i />
			<i />
			<i class="short" />
		</div>
	);
}
