import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Site } from "../store/sites.ts";
import { type Tool, type TrialResult, tryTool } from "../store/tools.ts";
import { Copy } from "./copy.tsx";
import { JsonField } from "./json-field.tsx";
import { ProblemLine } from "./problem-line.tsx";
import { useSubmit } from "./use-submit.ts";

/** The test console: a real call, shown whole. It tries the tool as it was last saved. */
export function TryTool({ site, tool }: { readonly site: Site; readonly tool: Tool }): JSX.Element {
	const [values, setValues] = useState<Record<string, unknown>>(() => exampleOf(tool));
	const [claims, setClaims] = useState<Record<string, unknown>>({ sub: "" });
	const [confirmed, setConfirmed] = useState(false);
	const [result, setResult] = useState<TrialResult | undefined>(undefined);
	const known = tool.audience === "verified";
	const { submit, busy, error } = useSubmit(async () =>
		setResult(await tryTool(site.id, tool.id, { values, confirmed, ...(known && { claims }) })),
	);
	return (
		<form class="card stack" onSubmit={submit}>
			<h2>Try it</h2>
			<p class="muted">A real call with the tool as it was last saved. Secrets are masked in what you see.</p>
			<JsonField
				label="Values the agent fills in"
				value={values}
				onChange={(value) => setValues(value as Record<string, unknown>)}
			/>
			{known && (
				<JsonField
					label="Claims of the identity"
					value={claims}
					onChange={(value) => setClaims(value as Record<string, unknown>)}
				/>
			)}
			{tool.access === "write" && (
				<label class="check">
					<input type="checkbox" checked={confirmed} onChange={(event) => setConfirmed(event.currentTarget.checked)} />
					This changes something in your system. Send it all the same.
				</label>
			)}
			<ProblemLine error={error} />
			<button type="submit" disabled={busy}>
				{busy ? "Calling …" : "Try"}
			</button>
			<div role="status">{result && <Result of={result} />}</div>
		</form>
	);
}

function exampleOf({ parameters }: Tool): Record<string, unknown> {
	const asked = parameters.filter(({ source, required }) => source.from === "model" && required);
	return Object.fromEntries(asked.map(({ name }) => [name, ""]));
}

function Result({
	of: { request, sent, status, milliseconds, answer, model, problem },
}: {
	readonly of: TrialResult;
}): JSX.Element {
	return (
		<div class="stack">
			{problem && (
				<p class="problem">
					{problem.sentence} <code>{problem.code}</code>
				</p>
			)}
			<p>
				{sent ? "Sent" : "Not sent"}
				{status !== undefined && `, answered with ${status}`}
				{milliseconds !== undefined && ` after ${milliseconds} ms`}.
			</p>
			<h3>What the model is given</h3>
			<p class="muted">
				{model.bytes} bytes, about {model.estimatedTokens} tokens.
			</p>
			<Copy text={model.text} label="what the model is given" />
			{answer && (
				<>
					<h3>The answer</h3>
					<Copy text={answer.body} label="the answer" />
					{answer.dropped.length > 0 && <p class="muted">Kept from the model: {answer.dropped.join(", ")}</p>}
				</>
			)}
			{request && (
				<>
					<h3>The request</h3>
					<Copy text={request.http} label="the request" />
					<h3>As cURL</h3>
					<Copy text={request.curl} label="the cURL command" />
				</>
			)}
		</div>
	);
}
