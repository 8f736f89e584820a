import type { JSX } from "preact";
import { to } from "../store/place.ts";
import type { Call, CallResult } from "../store/playground.ts";
import { FoldedText } from "./folded-text.tsx";

interface CallTraceProps {
	readonly call: Call;
	/** Absent while the owner's system has not answered. */
	readonly result: CallResult | undefined;
}

/** One tool call: its arguments by source, the request, the answer, and what the model was given of it. */
export function CallTrace({ call, result }: CallTraceProps): JSX.Element {
	return (
		<section class="stack call">
			<p>
				<strong>
					<a href={to("tools", call.toolId)}>{call.toolName}</a>
				</strong>{" "}
				<Outcome result={result} />
			</p>
			<Arguments of={call.arguments} />
			{call.card && <Card card={call.card} />}
			{result?.problem && <p class="problem">{result.problem.sentence}</p>}
			{result?.request && <FoldedText label="The request" text={result.request.http} />}
			{result?.answer && <FoldedText label="The answer" text={result.answer.body} />}
			{result && result.answer && result.answer.dropped.length > 0 && (
				<p class="muted">Kept from the model: {result.answer.dropped.join(", ")}</p>
			)}
			{result && (
				<FoldedText
					label={`What the model was given: ${result.model.bytes} bytes, about ${result.model.estimatedTokens} tokens`}
					text={result.model.text}
				/>
			)}
		</section>
	);
}

/** In a live conversation the visitor would see this, and nothing would be sent before they confirm. */
function Card({ card: { summary, action } }: { readonly card: NonNullable<Call["card"]> }): JSX.Element {
	return (
		<p class="note">
			The visitor would be asked: “{summary}”, with the button “{action ?? "Confirm"}”. The answer ends here.
		</p>
	);
}

function Outcome({ result }: { readonly result: CallResult | undefined }): JSX.Element {
	if (!result) return <span class="waiting">calling …</span>;
	const { problem, sent, status, milliseconds } = result;
	return (
		<>
			<span class={`badge ${problem ? "danger" : "good"}`}>{problem?.code ?? "done"}</span>{" "}
			<span class="muted figures">
				{sent ? "sent" : "not sent"}
				{status !== undefined && `, HTTP ${status}`}
				{milliseconds !== undefined && `, ${milliseconds} ms`}
			</span>
		</>
	);
}

const sources = { model: "the model", identity: "the verified identity", constant: "set on the tool" } as const;

function Arguments({ of }: { readonly of: Call["arguments"] }): JSX.Element | null {
	if (of.length === 0) return null;
	return (
		<div class="scroll">
			<table>
				<thead>
					<tr>
						<th scope="col">Argument</th>
						<th scope="col">Value</th>
						<th scope="col">From</th>
					</tr>
				</thead>
				<tbody>
					{of.map(({ name, place, from, claim, value }) => (
						<tr key={name}>
							<td>
								<code>{name}</code> <span class="muted">{place}</span>
							</td>
							<td>{value === undefined ? <span class="muted">none</span> : <code>{JSON.stringify(value)}</code>}</td>
							<td>
								{sources[from]}
								{claim !== undefined && (
									<>
										{" "}
										(<code>{claim}</code>)
									</>
								)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
