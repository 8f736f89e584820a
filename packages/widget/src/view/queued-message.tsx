import type { VNode } from "preact";
import { takeBackQueued } from "../store/queue-message.ts";
import { useMoreWords, usePanel } from "./panel-context.ts";

/** What the visitor wrote while an answer is being written, and the way to take it back. */
export function QueuedMessage({ text }: { readonly text: string }): VNode {
	const { store } = usePanel();
	const words = useMoreWords();
	return (
		<article class="visitor" data-delivery="queued">
			<p class="bubble" dir="auto">
				<span class="unseen" dir={words.direction}>
					{words.you}:{" "}
				</span>
				{text}
			</p>
			<p class="trouble calm" role="status">
				<span>
					{words.queued}{" "}
					<button type="button" class="link" onClick={() => store.act(takeBackQueued)}>
						{words.takeBack}
					</button>
				</span>
			</p>
		</article>
	);
}
