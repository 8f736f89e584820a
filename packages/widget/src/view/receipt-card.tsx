import type { Receipt } from "@bellhop/contract/receipt";
import type { VNode } from "preact";
import { Icon, type IconName } from "./icon.tsx";
import { useMoreWords, useTalk } from "./panel-context.ts";

const marks: Readonly<Record<Receipt["outcome"], IconName>> = { done: "check", failed: "cross", unknown: "question" };

/** What was to be done and how it went, with the number that the site's team can find it by. */
export function ReceiptCard({ receipt }: { readonly receipt: Receipt }): VNode {
	const words = useMoreWords();
	const { CopyButton, whenSaid } = useTalk();
	const { callId, title, outcome, reference, at } = receipt;
	const when = whenSaid?.(at, words.language, false);
	const rows = [
		...(reference === undefined ? [] : [[words.receipt.reference, reference] as const]),
		[words.receipt.id, callId] as const,
	];
	const text = [`${title}: ${words.receipt[outcome]}`, when, ...rows.map((row) => row.join(": "))].join("\n");
	return (
		<section class="card receipt" data-state={outcome} aria-label={title}>
			<p class="card-title" dir="auto">
				<Icon name={marks[outcome]} />
				{title}
			</p>
			<p class="card-hint">
				{words.receipt[outcome]} · {when}
			</p>
			<dl>
				{rows.map(([label, value]) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd class="exact">{value}</dd>
					</div>
				))}
			</dl>
			{CopyButton && <CopyButton text={text} label={words.receipt.copy} />}
		</section>
	);
}
