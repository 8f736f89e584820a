import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Age } from "../part/age.tsx";
import { Show } from "../part/fetched.tsx";
import { api, read } from "../store/client.ts";
import { resource } from "../store/resource.ts";

const ask = (query: Record<string, string>) => read(api.activity.$get({ query } as never));
type Entry = Awaited<ReturnType<typeof ask>>["entries"][number];

/** Who changed what. */
export function ActivityPage(): JSX.Element {
	const entries = useMemo(() => resource<readonly Entry[]>(), []);
	const [search, setSearch] = useState("");
	const load = () => entries.load(async () => (await ask(search ? { search } : {})).entries);
	useEffect(() => void load(), [search]);
	const query = search ? `?search=${encodeURIComponent(search)}` : "";
	return (
		<div class="stack">
			<div class="head">
				<h1>Activity</h1>
				<a class="button" href={`/admin/api/activity/export.csv${query}`} download>
					Export as CSV
				</a>
			</div>
			<input
				type="search"
				aria-label="Search activity"
				placeholder="Search by person, action or name"
				value={search}
				onInput={(event) => setSearch(event.currentTarget.value)}
			/>
			<Show of={entries.now.value} again={load}>
				{(found) =>
					found.length === 0 ? (
						<p class="muted">Nothing{search ? " that fits" : " yet"}.</p>
					) : (
						<Entries entries={found} />
					)
				}
			</Show>
		</div>
	);
}

function Entries({ entries }: { readonly entries: readonly Entry[] }): JSX.Element {
	return (
		<ul class="rows">
			{entries.map((entry) => (
				<li key={entry.number}>
					<details>
						<summary>
							<strong>{entry.action}</strong> {entry.subjectName}
							<span class="muted">
								{" "}
								by {entry.actor}, <Age at={entry.at} />
							</span>
						</summary>
						<Difference before={entry.before} after={entry.after} />
					</details>
				</li>
			))}
		</ul>
	);
}

function Difference({ before, after }: Pick<Entry, "before" | "after">): JSX.Element {
	const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
	const shown = (record: Entry["before"], field: string) =>
		record && field in record ? JSON.stringify(record[field]) : "–";
	return (
		<div class="scroll">
			<table>
				<thead>
					<tr>
						<th scope="col">Field</th>
						<th scope="col">Before</th>
						<th scope="col">After</th>
					</tr>
				</thead>
				<tbody>
					{fields.map((field) => (
						<tr key={field}>
							<th scope="row">{field}</th>
							<td>
								<code>{shown(before, field)}</code>
							</td>
							<td>
								<code>{shown(after, field)}</code>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
