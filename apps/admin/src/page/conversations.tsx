import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Age } from "../part/age.tsx";
import { Show } from "../part/fetched.tsx";
import { ProblemLine } from "../part/problem-line.tsx";
import { useSubmit } from "../part/use-submit.ts";
import { fetchConversations, type ListedConversation, pageLength } from "../store/conversations.ts";
import { to } from "../store/place.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";

/** What visitors have talked about. */
export function ConversationsPage({ site }: { readonly site: Site }): JSX.Element {
	const found = useMemo(() => resource<readonly ListedConversation[]>(), []);
	const load = () => found.load(() => fetchConversations(site.id));
	useEffect(() => void load(), []);
	const more = useSubmit(async () => {
		const now = found.now.value;
		if (now.state !== "ready") return;
		const older = await fetchConversations(site.id, now.value.at(-1)?.id);
		await found.load(async () => [...now.value, ...older]);
	});
	return (
		<div class="stack">
			<div class="head">
				<h1>Conversations</h1>
				<button type="button" onClick={() => void load()}>
					Look again
				</button>
			</div>
			<Show of={found.now.value} again={load}>
				{(list) =>
					list.length === 0 ? (
						<p class="muted">
							Nobody has written yet. What visitors and the agent say shows here, with all that happened behind it.
						</p>
					) : (
						<>
							<List conversations={list} />
							<ProblemLine error={more.error} />
							{list.length % pageLength === 0 && (
								<button type="button" disabled={more.busy} onClick={more.submit}>
									{more.busy ? "Fetching …" : "Show older ones"}
								</button>
							)}
						</>
					)
				}
			</Show>
		</div>
	);
}

function List({ conversations }: { readonly conversations: readonly ListedConversation[] }): JSX.Element {
	return (
		<ul class="rows">
			{conversations.map(({ id, title, updatedAt, subject, name, score, badAnswers }) => (
				<li key={id}>
					<a href={to("conversations", id)}>
						<strong>{title || "Untitled"}</strong>
						<span class="muted">
							{[
								subject === null ? "not signed in" : (name ?? subject),
								...(score === null ? [] : [`rated ${score} of 5`]),
								...(badAnswers === 0 ? [] : [badAnswers === 1 ? "1 bad answer" : `${badAnswers} bad answers`]),
							].join(" · ")}
						</span>
					</a>
					<span class="muted">
						<Age at={updatedAt} />
					</span>
				</li>
			))}
		</ul>
	);
}
