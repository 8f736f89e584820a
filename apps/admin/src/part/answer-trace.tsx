import type { JSX } from "preact";
import { to } from "../store/place.ts";
import type { Begin, ConsideredTool, End, Piece, Trial } from "../store/playground.ts";
import { CallTrace } from "./call-trace.tsx";
import { TaskTrace } from "./task-trace.tsx";
import { UserDataTrace } from "./user-data-trace.tsx";

/** Everything that happened while one message was answered: what the model was given, each step and call, time and tokens. */
export function AnswerTrace({ trial: { begin, userData, pieces, end } }: { readonly trial: Trial }): JSX.Element {
	if (!begin) return <p class="waiting">Asking …</p>;
	return (
		<ol class="trace">
			<li>
				<Given begin={begin} />
			</li>
			<li>
				<Tools tools={begin.tools} />
			</li>
			{userData && (
				<li>
					<UserDataTrace userData={userData} />
				</li>
			)}
			{pieces.map((piece, index) => (
				<li key={index}>
					<OnePiece piece={piece} />
				</li>
			))}
			<li>{end ? <Ended end={end} /> : <p class="waiting">Answering …</p>}</li>
		</ol>
	);
}

function Given({ begin: { model, instructions, facts } }: { readonly begin: Begin }): JSX.Element {
	return (
		<details>
			<summary>
				Instructions <span class="muted">for {model}</span>
			</summary>
			<pre class="block">{instructions}</pre>
			<pre class="block">{facts}</pre>
		</details>
	);
}

const reasons = {
	draft: "draft: offered here, not to visitors",
	not_verified: "not offered: only for visitors whose identity is verified",
} as const;

function Tools({ tools }: { readonly tools: readonly ConsideredTool[] }): JSX.Element {
	const offered = tools.filter((tool) => tool.offered);
	return (
		<details>
			<summary>
				{offered.length} of {tools.length} tools offered
			</summary>
			{tools.length === 0 && <p class="muted">There is none yet.</p>}
			<ul class="plain">
				{tools.map(({ id, name, offered: has, withheld }) => (
					<li key={id}>
						<span aria-hidden="true">{has ? "✓" : "–"}</span> <a href={to("tools", id)}>{name}</a>{" "}
						<span class="muted">{withheld ? reasons[withheld] : "offered"}</span>
					</li>
				))}
			</ul>
		</details>
	);
}

function OnePiece({ piece }: { readonly piece: Piece }): JSX.Element {
	if (piece.type === "call") return <CallTrace call={piece.call} result={piece.result} />;
	if (piece.type === "text") return <p class="muted">Says: “{shortened(piece.text)}”</p>;
	if (piece.type === "task") return <TaskTrace run={piece.run} />;
	if (piece.type === "handover") return <p class="muted">Asks for a person: “{piece.reason}”</p>;
	if (piece.type === "guidance") {
		return (
			<p class="muted">
				Reads the rule for “{piece.situation}”: {piece.text}
			</p>
		);
	}
	if (piece.type === "sign-in") return <p class="muted">Offers to sign in</p>;
	const { number, inputTokens, outputTokens, milliseconds, finishReason } = piece.step;
	return (
		<p class="muted figures">
			Step {number} of the model: {inputTokens} tokens in, {outputTokens} out, {milliseconds} ms, ended with{" "}
			<code>{finishReason}</code>
		</p>
	);
}

const longest = 90;
const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest).trimEnd()} …` : text.trim());

const endings = { done: "Answered", stopped: "Stopped", failed: "Failed" } as const;

function Ended({ end }: { readonly end: End }): JSX.Element {
	const { state, problem, explanation, steps, inputTokens, outputTokens, milliseconds } = end;
	return (
		<>
			{problem && (
				<p class="problem">
					<code>{problem}</code> {explanation}
				</p>
			)}
			<p class="figures">
				<strong>{endings[state]}</strong> in {milliseconds} ms, {steps} {steps === 1 ? "step" : "steps"}, {inputTokens}{" "}
				tokens in, {outputTokens} out.
			</p>
		</>
	);
}
