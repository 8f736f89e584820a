import type { JSX } from "preact";
import { type Action, settleAction } from "../../store/actions.ts";
import { to } from "../../store/place.ts";
import { Age } from "../age.tsx";
import { SureButton } from "../sure-button.tsx";

interface ActionRowProps {
	/** The site's id. */
	readonly site: string;
	readonly action: Action;
	readonly settled: () => Promise<void>;
}

/** One action: what was to be done, how it went, how that is known, and the id that its request carried. */
export function ActionRow({ site, action, settled }: ActionRowProps): JSX.Element {
	const { id, summary, toolName, startedAt } = action;
	return (
		<li>
			<details>
				<summary>
					<Outcome action={action} /> <strong>{summary ?? toolName}</strong>
					<span class="muted">
						{" "}
						<Age at={startedAt} />
					</span>
				</summary>
				<Facts action={action} />
				{action.state === "unknown" && (
					<div class="actions">
						<SureButton
							ask="It was done"
							sure="Yes, it was done"
							act={() => settleAction(site, id, "done").then(settled)}
						/>
						<SureButton
							ask="It was not done"
							sure="No, it was not done"
							act={() => settleAction(site, id, "failed").then(settled)}
						/>
					</div>
				)}
			</details>
		</li>
	);
}

const looks = { done: "good", failed: "danger", unknown: "warning", running: "" } as const;
const words = { done: "done", failed: "not done", unknown: "unknown", running: "under way" } as const;

function Outcome({ action: { state, shadow } }: { readonly action: Action }): JSX.Element {
	return shadow ? <span class="badge">shadow</span> : <span class={`badge ${looks[state]}`}>{words[state]}</span>;
}

const ways = {
	answer: "by the system’s own answer",
	repeat: "by asking again with the same key",
	look_up: "by the tool’s look-up",
	admin: "by somebody of your team",
} as const;

function Facts({ action }: { readonly action: Action }): JSX.Element {
	const facts: (readonly [string, JSX.Element | string])[] = [
		["Id, Idempotency-Key and receipt number", <code key="id">{action.id}</code>],
		["Tool", action.toolId ? <a href={to("tools", action.toolId)}>{action.toolName}</a> : action.toolName],
		["Visitor", <code key="visitor">{action.visitorId}</code>],
		[
			"Conversation",
			<a key="conversation" href={to("conversations", action.conversationId)}>
				{action.conversationId}
			</a>,
		],
		["Confirmed by the visitor", action.asked ? "yes, on a card" : "no, the tool may act without asking"],
		...(action.amount === null ? [] : [["Amount", String(action.amount)] as const]),
		...(action.reference === null ? [] : [["Reference", <code key="reference">{action.reference}</code>] as const]),
		...(action.problem === null ? [] : [["Reason", <code key="problem">{action.problem}</code>] as const]),
		...(action.httpStatus === null ? [] : [["HTTP status", String(action.httpStatus)] as const]),
		...(action.settledBy ? [["Known", ways[action.settledBy]] as const] : []),
		...(action.state === "unknown" ? [["Next", next(action)] as const] : []),
	];
	return (
		<div class="scroll">
			<table>
				<tbody>
					{facts.map(([name, value]) => (
						<tr key={name}>
							<th scope="row">{name}</th>
							<td>{value}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function next({ nextTryAt, attempts }: Action): JSX.Element | string {
	if (nextTryAt === null) return "Nothing more is tried: find out in your system, and say so here.";
	return (
		<>
			It is looked into again at {new Date(nextTryAt).toLocaleTimeString("en")}, after {attempts}{" "}
			{attempts === 1 ? "try" : "tries"}.
		</>
	);
}
