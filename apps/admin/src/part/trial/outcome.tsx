import type { JSX } from "preact";
import type { TrialResult } from "../../store/trial.ts";
import { CopyButton } from "../copy-button.tsx";
import { ProblemLine } from "../problem-line.tsx";
import { useSubmit } from "../use-submit.ts";
import { ProblemBox } from "./problem-box.tsx";
import { RequestTabs } from "./request-tabs.tsx";
import { ShownText } from "./shown-text.tsx";

interface OutcomeProps {
	readonly result: TrialResult;
	/** Whether the tool was saved again since. */
	readonly isOld: boolean;
	readonly onExample: (text: string) => Promise<void>;
}

/** What went out, what came back, and what the model would be given. */
export function Outcome({ result, isOld, onExample }: OutcomeProps): JSX.Element {
	const { request, answer, model, problem } = result;
	return (
		<div class="stack">
			{isOld && <p class="note">The tool was saved since: this is what it did before.</p>}
			{problem && <ProblemBox problem={problem} />}
			<Summary result={result} />
			<ShownText
				title="What the model is given"
				note={`${model.bytes.toLocaleString("en")} bytes, about ${model.estimatedTokens.toLocaleString("en")} tokens`}
				text={model.text}
			/>
			{answer && answer.dropped.length > 0 && (
				<ShownText
					title="Kept from the model"
					note={`${answer.dropped.length} fields`}
					text={answer.dropped.join("\n")}
				/>
			)}
			{answer && <Answer answer={answer} onExample={onExample} />}
			{request && <RequestTabs request={request} />}
		</div>
	);
}

function Summary({ result: { sent, status, milliseconds } }: { readonly result: TrialResult }): JSX.Element {
	const words = [
		sent ? "Sent" : "Not sent",
		...(status === undefined ? [] : [`answered with ${status}`]),
		...(milliseconds === undefined ? [] : [`after ${milliseconds} ms`]),
	].join(", ");
	const good = status !== undefined && status >= 200 && status < 300;
	return (
		<div class="said">
			<p class={`badge large ${good ? "good" : status === undefined ? "" : "danger"}`}>{words}</p>
			<CopyButton text={words} label="status and time" />
		</div>
	);
}

interface AnswerProps {
	readonly answer: NonNullable<TrialResult["answer"]>;
	readonly onExample: (text: string) => Promise<void>;
}

function Answer({ answer, onExample }: AnswerProps): JSX.Element {
	const { submit, busy, error } = useSubmit(() => onExample(answer.body));
	const isJson = !answer.isCut && /^\s*[[{]/.test(answer.body);
	return (
		<>
			<ShownText
				title="The answer"
				note={`${answer.contentType || "no content type"}, ${answer.bytes.toLocaleString("en")} bytes${answer.isCut ? ", only its beginning is shown" : ""}`}
				text={indented(answer.body)}
			/>
			{isJson && (
				<div class="actions">
					<button type="button" disabled={busy} onClick={submit}>
						Choose fields from this answer
					</button>
				</div>
			)}
			<ProblemLine error={error} />
		</>
	);
}

/** JSON on lines of its own; anything else as it is. */
function indented(text: string): string {
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	} catch {
		return text;
	}
}
