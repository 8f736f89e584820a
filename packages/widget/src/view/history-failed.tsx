import type { VNode } from "preact";
import { usePanel } from "./panel-context.ts";

/** The earlier messages could not be had, and the way to ask for them again. */
export function HistoryFailed(): VNode {
	const { store, words } = usePanel();
	return (
		<div class="vacant" role="status">
			<p>{words.historyFailed}</p>
			<button type="button" class="plain" onClick={() => void store.enter()}>
				{words.tryAgain}
			</button>
		</div>
	);
}
