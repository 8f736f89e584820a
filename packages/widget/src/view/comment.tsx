import type { VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Rating } from "../store/rate-chat.ts";
import { useMoreWords, usePanel, useTalk } from "./panel-context.ts";

/** Asks for a word about a judgement that was given, and thanks for it. */
export function Comment({ rating, done }: { readonly rating: Rating; readonly done: () => void }): VNode {
	const { store } = usePanel();
	const words = useMoreWords();
	const { rateChat } = useTalk();
	const id = useId();
	const field = useRef<HTMLTextAreaElement>(null);
	const [sent, setSent] = useState<"no" | "going" | "yes" | "failed">("no");
	const good = rating.score > 3;
	useEffect(() => {
		if (!good) field.current?.focus();
	}, [good]);
	if (good || sent === "yes") {
		return (
			<p class="card-hint" role="status">
				{words.rating.thanks}
			</p>
		);
	}
	const send = async (event: Event) => {
		event.preventDefault();
		const comment = field.current?.value ?? "";
		if (sent === "going" || !rateChat) return;
		setSent("going");
		setSent((await store.act(rateChat, { ...rating, comment })) ? "yes" : "failed");
	};
	return (
		<form class="card comment" onSubmit={(event) => void send(event)}>
			<label for={id}>{words.rating.comment}</label>
			<textarea id={id} ref={field} rows={2} maxLength={2_000} dir="auto" />
			{sent === "failed" && (
				<p class="trouble" role="status">
					{words.rating.failed}
				</p>
			)}
			<div class="card-acts">
				<button type="submit" class="yes" aria-disabled={sent === "going"}>
					{words.rating.send}
				</button>
				<button type="button" class="plain" onClick={done}>
					{words.dismiss}
				</button>
			</div>
		</form>
	);
}
