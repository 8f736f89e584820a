import type { ComponentProps, VNode } from "preact";
import { useState } from "preact/hooks";
import { rateChat } from "../store/rate-chat.ts";
import type { ShownMessage } from "../store/state.ts";
import { Icon, Outline } from "./icon.tsx";
import { useMore, usePanel, useTalkWords } from "./panel-context.ts";
import { spoken } from "./spoken.ts";
import { useValue } from "./use-value.ts";

const outlines = {
	copy: "M7.5 7.5h8v8h-8zM12.5 7.5v-3h-8v8h3",
	/** Turned over, for a bad answer, by the style sheet. */
	thumb: "M7 9.5v7H4.5v-7zl3-6q2 0 2 2V8h3.5q2 0 1.5 2l-1 5q-.3 1.5-2 1.5H7",
} as const;

/** What can be done with an answer that is finished: copy it, find it good or bad and say why. */
export function AnswerActs({ answer }: { readonly answer: ShownMessage }): VNode {
	const { store, more } = usePanel();
	const words = useTalkWords();
	const site = useValue(store.site).name;
	const { Comment } = useMore();
	const [copied, setCopied] = useState(false);
	const [asking, setAsking] = useState(false);
	const { rating } = answer.metadata ?? {};
	const copy = async () => {
		await navigator.clipboard?.writeText(spoken(answer, words, site)).then(
			() => setCopied(true),
			() => undefined,
		);
	};
	const rate = (score: number) => {
		void more.load();
		setAsking(true);
		void store.act(rateChat, { answer: answer.id, score });
	};
	const act = (label: string, icon: VNode, more: ComponentProps<"button">) => (
		<button type="button" class="quiet small" aria-label={label} title={label} {...more}>
			{icon}
		</button>
	);
	const thumb = (kind: "good" | "bad", score: number) =>
		act(words[`${kind}Answer`], <Outline name={kind} path={outlines.thumb} />, {
			"aria-pressed": rating === score,
			onClick: () => rate(score),
		});
	return (
		<>
			<div class="acts">
				{act(
					copied ? words.copied : words.copyAnswer,
					copied ? <Icon name="check" /> : <Outline name="copy" path={outlines.copy} />,
					{ onClick: () => void copy(), onBlur: () => setCopied(false) },
				)}
				{thumb("good", 5)}
				{thumb("bad", 1)}
			</div>
			{asking && rating !== undefined && Comment && (
				<Comment rating={{ answer: answer.id, score: rating }} done={() => setAsking(false)} />
			)}
		</>
	);
}
