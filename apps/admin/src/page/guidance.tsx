import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Show } from "../part/fetched.tsx";
import { RulesForm } from "../part/guidance/rules-form.tsx";
import { fetchGuidance, type Rule } from "../store/guidance.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";

const kinds = [
	["style", "Communication style", "How the agent speaks. Each counts in every answer."],
	["context", "Context and clarification", "What it asks or explains in a situation."],
	["handover", "Handover and escalation", "What it does when things get difficult."],
] as const;

/** The site's rules for its agent. */
export function GuidancePage({ site }: { readonly site: Site }): JSX.Element {
	const rules = useMemo(() => resource<readonly Rule[]>(), []);
	const load = () => rules.load(() => fetchGuidance(site.id));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<h1>Guidance</h1>
			<p class="muted">
				Plain words for the agent, up to 30 of each kind. Of the rules for situations an answer uses one at most; the
				playground shows which. A task has its own, and these do not count while it runs.
			</p>
			<Show of={rules.now.value} again={load}>
				{(found) => (
					<>
						{kinds.map(([kind, title, hint]) => {
							const rules = found.filter((rule) => rule.kind === kind);
							const key = [kind, ...rules.map(({ id }) => id)].join(" ");
							return <RulesForm key={key} site={site.id} saved={load} {...{ kind, title, hint, rules }} />;
						})}
					</>
				)}
			</Show>
		</div>
	);
}
