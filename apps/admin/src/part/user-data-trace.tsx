import type { JSX } from "preact";
import { to } from "../store/place.ts";
import type { UserData } from "../store/playground.ts";
import { FoldedText } from "./folded-text.tsx";

/** What the site's User Data API was asked about the test identity, and what the model was given of its answer. */
export function UserDataTrace({ userData: { claim, result } }: { readonly userData: UserData }): JSX.Element {
	return (
		<section class="stack call">
			<p>
				<strong>
					<a href={to("user-data")}>User data</a>
				</strong>{" "}
				<span class={`badge ${result && !result.problem ? "good" : "danger"}`}>
					{result ? (result.problem?.code ?? "done") : "identifier_missing"}
				</span>{" "}
				{result && (
					<span class="muted figures">
						{result.status !== undefined && `HTTP ${result.status}, `}
						{result.milliseconds} ms
					</span>
				)}
			</p>
			{!result && (
				<p class="problem">
					The test identity has no claim <code>{claim}</code>, so nothing was asked.
				</p>
			)}
			{result?.problem && <p class="problem">{result.problem.sentence}</p>}
			{result && <FoldedText label="The request" text={result.request.http} />}
			{result?.answer && <FoldedText label="The answer" text={result.answer.body} />}
			{result?.model && (
				<FoldedText
					label={`What the model was given: ${result.model.characters} characters`}
					text={result.model.text}
				/>
			)}
		</section>
	);
}
