import type { JSX } from "preact";
import type { HandoverEntry } from "../../store/handover.ts";
import { to } from "../../store/place.ts";
import { Age } from "../age.tsx";

interface DeliveriesProps {
	readonly handovers: readonly HandoverEntry[];
	readonly again: () => void;
}

/** The newest handovers, and how each was told. */
export function Deliveries({ handovers, again }: DeliveriesProps): JSX.Element {
	return (
		<section class="card stack">
			<div class="head">
				<h2>The newest ones</h2>
				<button type="button" class="small" onClick={again}>
					Look again
				</button>
			</div>
			{handovers.length === 0 ? (
				<p class="muted">Nobody has asked for a person yet.</p>
			) : (
				<ul class="rows">
					{handovers.map((entry) => (
						<li key={entry.handover.id}>
							<One entry={entry} />
						</li>
					))}
				</ul>
			)}
		</section>
	);
}

const by = { button: "by the button", agent: "in words or by a rule", task: "by a task" } as const;
const looks = { done: "good", waiting: "warning", failed: "danger" } as const;
const words = { done: "delivered", waiting: "not yet", failed: "given up" } as const;

function One({ entry: { handover, deliveries } }: { readonly entry: HandoverEntry }): JSX.Element {
	const { id, reason, askedBy, state, summary, data, createdAt, conversationId } = handover;
	return (
		<details>
			<summary>
				{state === "collecting" && <span class="badge">collecting</span>}
				{deliveries.map((one) => (
					<span key={one.id} class={`badge ${looks[one.state]}`}>
						{one.channel} {words[one.state]}
					</span>
				))}{" "}
				{reason}{" "}
				<span class="muted">
					{by[askedBy]}, <Age at={createdAt} />
				</span>
			</summary>
			{summary && <p>{summary}</p>}
			{Object.entries(data).map(([name, value]) => (
				<p key={name}>
					<code>{name}</code>: {value}
				</p>
			))}
			{deliveries.map(({ id: delivery, channel, target, attempts, problem, triedAt }) => (
				<p key={delivery} class="muted">
					{channel} to <code>{target}</code>: {attempts} {attempts === 1 ? "try" : "tries"}
					{triedAt && (
						<>
							, the last <Age at={triedAt} />
						</>
					)}
					{problem && `. ${problem}`}
				</p>
			))}
			<p class="muted">
				<code>{id}</code> <a href={to("conversations", conversationId)}>The conversation</a>
			</p>
		</details>
	);
}
