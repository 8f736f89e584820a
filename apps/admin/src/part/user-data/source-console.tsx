import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Site } from "../../store/sites.ts";
import { type SourceDraft, type SourceTrial, trySource } from "../../store/user-data.ts";
import { ProblemLine } from "../problem-line.tsx";
import { TextField } from "../text-field.tsx";
import { ProblemBox } from "../trial/problem-box.tsx";
import { RequestTabs } from "../trial/request-tabs.tsx";
import { ShownText } from "../trial/shown-text.tsx";
import { useSubmit } from "../use-submit.ts";

/** More than this makes every answer slower and dearer, and the agent less sure of what matters. */
const muchText = 1_500;

/** Asks for real about a test identifier, with what stands in the form. */
export function SourceConsole({ site, draft }: { readonly site: Site; readonly draft: SourceDraft }): JSX.Element {
	const [identifier, setIdentifier] = useState("");
	const [result, setResult] = useState<SourceTrial | undefined>(undefined);
	const running = useRef<AbortController | undefined>(undefined);
	const { submit, busy, error } = useSubmit(async () => {
		const mine = new AbortController();
		running.current = mine;
		setResult(undefined);
		const tried = await trySource(site.id, draft, { identifier, signal: mine.signal }).catch((caught) => {
			if (mine.signal.aborted) throw new Error("You stopped the test.");
			throw caught;
		});
		setResult(tried);
	});
	return (
		<section class="card stack console" aria-label="Test">
			<h2>Test it</h2>
			<p class="muted">
				A real request with what stands in the form, saved or not. The secret is masked in what you see.
			</p>
			<form class="stack" onSubmit={submit}>
				<TextField
					required
					label="Test identifier"
					placeholder="alex@example.com"
					value={identifier}
					onInput={setIdentifier}
				/>
				{busy ? (
					<div class="progress">
						<progress aria-label="Asking" />
						<button type="button" class="small" onClick={() => running.current?.abort()}>
							Stop
						</button>
					</div>
				) : (
					<div class="actions">
						<button type="submit" class="main" disabled={identifier === "" || draft.url === ""}>
							Test
						</button>
					</div>
				)}
				<ProblemLine error={error} />
			</form>
			<div role="status">{result && <Outcome result={result} />}</div>
		</section>
	);
}

function Outcome({
	result: { request, status, milliseconds, answer, model, problem },
}: {
	readonly result: SourceTrial;
}) {
	const words =
		status === undefined ? `No answer, ${milliseconds} ms` : `Answered with ${status} after ${milliseconds} ms`;
	return (
		<div class="stack">
			{problem && <ProblemBox problem={problem} />}
			<p>
				<span class={`badge large ${problem ? "danger" : "good"}`}>{words}</span>
			</p>
			{model && model.characters > muchText && (
				<p class="note">
					{model.characters.toLocaleString("en")} characters are a lot: every answer waits and pays for them. Leave out
					what the agent does not need; {muchText.toLocaleString("en")} are plenty.
				</p>
			)}
			{model ? (
				<ShownText
					title="What the model will see"
					note={`${model.characters.toLocaleString("en")} characters of user_info`}
					text={model.text}
				/>
			) : (
				<p>The model would see nothing of this; the chat goes on without it.</p>
			)}
			{answer && (
				<ShownText
					title="The answer"
					note={`${answer.contentType || "no content type"}, ${answer.bytes.toLocaleString("en")} bytes${answer.isCut ? ", only its beginning is shown" : ""}`}
					text={answer.body}
				/>
			)}
			<RequestTabs request={request} />
		</div>
	);
}
