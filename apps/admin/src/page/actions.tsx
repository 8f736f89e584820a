import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { ActionRow } from "../part/actions/action-row.tsx";
import { Show } from "../part/fetched.tsx";
import { ProblemLine } from "../part/problem-line.tsx";
import { Radios } from "../part/radios.tsx";
import { useSubmit } from "../part/use-submit.ts";
import { type Actions, fetchActions, pageLength } from "../store/actions.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";

/** Everything the agent was to change in the owner's systems, and what needs a person to look into it. */
export function ActionsPage({ site }: { readonly site: Site }): JSX.Element {
	const found = useMemo(() => resource<Actions>(), []);
	const [shown, setShown] = useState<"all" | "unknown">("all");
	const unknown = shown === "unknown";
	const load = () => found.load(() => fetchActions(site.id, { unknown }));
	useEffect(() => void load(), [shown]);
	const more = useSubmit(async () => {
		const now = found.now.value;
		const last = now.state === "ready" ? now.value.actions.at(-1) : undefined;
		if (now.state !== "ready" || !last) return;
		const older = await fetchActions(site.id, { unknown, before: last.id });
		await found.load(async () => ({ ...older, actions: [...now.value.actions, ...older.actions] }));
	});
	return (
		<div class="stack">
			<div class="head">
				<h1>Actions</h1>
				<button type="button" onClick={() => void load()}>
					Look again
				</button>
			</div>
			<p class="muted">
				Each is written down before its request leaves, and again when its outcome is known. What nobody knows is sent
				again only where repeats are safe, or looked up where the tool says how; the rest waits for you here.
			</p>
			<Radios
				label="Show"
				value={shown}
				options={[
					["all", "All"],
					["unknown", "Needs attention", "Sent, and nobody knows whether it was carried out."],
				]}
				onChange={setShown}
			/>
			<Show of={found.now.value} again={load}>
				{({ actions }) =>
					actions.length === 0 ? (
						<p class="muted">
							{unknown
								? "Nothing: every outcome is known."
								: "None yet. A tool that changes something shows here what it did, from the first confirmation on."}
						</p>
					) : (
						<ActionList site={site.id} actions={actions} settled={load} {...more} />
					)
				}
			</Show>
		</div>
	);
}

interface ActionListProps extends ReturnType<typeof useSubmit> {
	readonly site: string;
	readonly actions: Actions["actions"];
	readonly settled: () => Promise<void>;
}

/** Only whole pages can have another one behind them. */
function ActionList({ site, actions, settled, submit, busy, error }: ActionListProps): JSX.Element {
	return (
		<>
			<ul class="rows">
				{actions.map((action) => (
					<ActionRow key={action.id} site={site} action={action} settled={settled} />
				))}
			</ul>
			<ProblemLine error={error} />
			{actions.length % pageLength === 0 && (
				<button type="button" disabled={busy} onClick={submit}>
					{busy ? "Fetching …" : "Show older ones"}
				</button>
			)}
		</>
	);
}
