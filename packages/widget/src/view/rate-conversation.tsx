import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Comment } from "./comment.tsx";
import { Outline } from "./icon.tsx";
import { useMoreWords, usePanel, useTalk } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** Mouths from sad to glad, in one outlined face. */
const mouths = ["M6.5 14q3.5-4 7 0", "M7 13.5q3-2 6 0", "M7 13h6", "M7 12.5q3 2 6 0", "M6.5 12q3.5 4 7 0"];
const face = "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.5 8h.01M12.5 8h.01";

/** Asks how the conversation was: five faces, and a word about it. */
export function RateConversation(): VNode {
	const { store, asks } = usePanel();
	const words = useMoreWords();
	const { rateChat } = useTalk();
	const rating = useValue(store.state, (state) => state.rating);
	const place = useRef<HTMLFieldSetElement>(null);
	useEffect(() => {
		place.current?.scrollIntoView({ block: "nearest" });
		place.current?.querySelector("input")?.focus();
	}, []);
	return (
		<>
			<fieldset class="card faces" ref={place}>
				<legend>{words.rating.question}</legend>
				<div>
					{words.rating.faces.map((words, index) => (
						<label key={words} title={words}>
							<input
								type="radio"
								name="face"
								class="unseen"
								aria-label={words}
								checked={rating === index + 1}
								onChange={() => rateChat && void store.act(rateChat, { score: index + 1 })}
							/>
							<Outline name="face" path={face + mouths[index]} />
						</label>
					))}
				</div>
			</fieldset>
			{rating !== undefined && (
				<Comment
					key={rating > 3}
					rating={{ score: rating }}
					done={() => {
						asks.value = undefined;
					}}
				/>
			)}
		</>
	);
}
