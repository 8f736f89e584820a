import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Show } from "../part/fetched.tsx";
import { TextField } from "../part/text-field.tsx";
import { Retention } from "../part/visitors/retention.tsx";
import { VisitorRow } from "../part/visitors/visitor-row.tsx";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";
import { fetchVisitors, type Visitors } from "../store/visitors.ts";

/** Who talked to a site, what they can ask for, and how long what they said is kept. */
export function VisitorsPage({ site }: { readonly site: Site }): JSX.Element {
	const found = useMemo(() => resource<Visitors>(), []);
	const [search, setSearch] = useState("");
	const load = () => found.load(() => fetchVisitors(site.id, search.trim()));
	useEffect(() => void load(), [search]);
	return (
		<div class="stack">
			<h1>Visitors</h1>
			<p class="muted">
				Everybody may have what is stored of them, and have it erased. Export and erase cover who they are, their
				sessions, conversations, what was looked up for them, and user data.
			</p>
			<TextField
				label="Find somebody"
				hint="Your own id of a user, or its beginning, or a whole visitor id."
				value={search}
				onInput={setSearch}
			/>
			<Show of={found.now.value} again={load}>
				{({ visitors, retentionDays }) => (
					<>
						{visitors.length === 0 ? (
							<p>{search.trim() === "" ? "Nobody has talked to this site yet." : "Nobody is known by this id."}</p>
						) : (
							<ul class="rows">
								{visitors.map((visitor) => (
									<VisitorRow key={visitor.id} site={site} visitor={visitor} changed={load} />
								))}
							</ul>
						)}
						{visitors.length === 50 && <p class="muted">The 50 who talked last. Search to find others.</p>}
						<Retention key={String(retentionDays)} site={site} retentionDays={retentionDays} changed={load} />
					</>
				)}
			</Show>
		</div>
	);
}
