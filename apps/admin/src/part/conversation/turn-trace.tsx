import type { JSX } from "preact";
import type { TracedCall, TracedTurn } from "../../store/conversations.ts";
import { to } from "../../store/place.ts";
import { FoldedText } from "../folded-text.tsx";

/** What happened behind an answer: how it ended, what it cost, which rule it used, and each call. */
export function TurnTrace({ turn }: { readonly turn: TracedTurn }): JSX.Element {
	const { state, problem, steps, inputTokens, outputTokens, milliseconds, rule, calls } = turn;
	return (
		<details>
			<summary class="muted">
				Behind it: {calls.length} {calls.length === 1 ? "call" : "calls"}, {state}
				{problem && ` (${problem})`}
			</summary>
			<p class="muted figures">
				{steps ?? 0} steps of the model, {inputTokens ?? 0} tokens in, {outputTokens ?? 0} out
				{milliseconds !== null && `, ${milliseconds} ms`}. <code>{turn.id}</code>
			</p>
			{rule && <p class="muted">Used the rule for “{rule}”</p>}
			{calls.map((call) => (
				<Call key={call.id} call={call} />
			))}
		</details>
	);
}

const looks = { done: "good", failed: "danger", unknown: "warning", running: "", waiting: "", declined: "" } as const;

function Call({ call }: { readonly call: TracedCall }): JSX.Element {
	const { id, toolId, toolName, input, output, summary, state, problem, httpStatus, milliseconds, action } = call;
	return (
		<section class="stack call">
			<p>
				<strong>{toolId ? <a href={to("tools", toolId)}>{toolName}</a> : toolName}</strong>{" "}
				<span class={`badge ${looks[state]}`}>{problem ?? state}</span>{" "}
				<span class="muted figures">
					{httpStatus !== null && `HTTP ${httpStatus}, `}
					{milliseconds !== null && `${milliseconds} ms`}
				</span>
			</p>
			{summary && <p>{summary}</p>}
			<p class="muted">
				<code>{id}</code>
				{action && `, in the ledger as ${action.shadow ? "shadow" : action.state}`}
				{action?.reference && `, reference ${action.reference}`}
			</p>
			<FoldedText label="What the model asked for" text={JSON.stringify(input, null, 2)} />
			{output !== null && <FoldedText label="What the model was given" text={output} />}
		</section>
	);
}
