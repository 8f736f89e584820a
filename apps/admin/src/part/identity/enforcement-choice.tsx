import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Enforcement, setEnforcement } from "../../store/identity.ts";
import type { Site } from "../../store/sites.ts";
import { ProblemLine } from "../problem-line.tsx";
import { Radios } from "../radios.tsx";
import { useSubmit } from "../use-submit.ts";

interface EnforcementChoiceProps {
	readonly site: Site;
	readonly enforcement: Enforcement;
	readonly hasKey: boolean;
	readonly changed: () => Promise<void>;
}

const options = [
	["optional", "Everybody", "A visitor nobody knows chats anonymously, and can sign in later."],
	["required", "Only visitors who are signed in", "Everybody else is asked to sign in first."],
] as const;

/** Whether visitors may stay anonymous. */
export function EnforcementChoice({ site, enforcement, hasKey, changed }: EnforcementChoiceProps): JSX.Element {
	const [chosen, setChosen] = useState(enforcement);
	const { submit, busy, error } = useSubmit(async () => {
		await setEnforcement(site.id, chosen);
		await changed();
	});
	return (
		<form class="card stack" onSubmit={submit}>
			<h2>Who may chat</h2>
			<Radios label="The chat is for" value={chosen} options={options} onChange={setChosen} />
			{chosen === "required" && !hasKey && (
				<p class="note">There is no key yet: nobody could be recognised, so nobody could chat.</p>
			)}
			{chosen === "required" && enforcement === "optional" && (
				<p class="note">Anonymous visitors who are chatting now cannot go on until they sign in.</p>
			)}
			<ProblemLine error={error} />
			<div class="actions">
				<button type="submit" disabled={busy || chosen === enforcement}>
					{busy ? "Saving …" : "Save"}
				</button>
			</div>
		</form>
	);
}
