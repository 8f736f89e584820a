import type { VNode } from "preact";
import { retryAnswer } from "../store/retry-answer.ts";
import { canSend, type ShownMessage } from "../store/state.ts";
import { sayProblem } from "../words/words.ts";
import { Icon } from "./icon.tsx";
import { usePanel, useTalkWords } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** How an answer ended when it did not end well, and the one next step. */
export function AnswerEnd({
	answer,
	isLast,
}: {
	readonly answer: ShownMessage;
	readonly isLast: boolean;
}): VNode | null {
	const { store } = usePanel();
	const words = useTalkWords();
	const ready = useValue(store.state, canSend);
	const { state, problem, turnId } = answer.metadata ?? {};
	if (state !== "failed" && state !== "interrupted" && state !== "stopped") return null;
	const stopped = state === "stopped";
	const fallback = state === "interrupted" ? "turn_interrupted" : "turn_failed";
	return (
		<p class={stopped ? "trouble calm" : "trouble"}>
			{!stopped && <Icon name="alert" />}
			<span>
				{stopped ? words.stopped : sayProblem(words, problem ?? fallback)}{" "}
				{isLast && turnId && (
					<button type="button" class="link" disabled={!ready} onClick={() => void store.act(retryAnswer, answer)}>
						{words.tryAgain}
					</button>
				)}
			</span>
		</p>
	);
}
