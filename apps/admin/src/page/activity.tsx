import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Age } from "../part/age.tsx";
import { Choice } from "../part/choice.tsx";
import { Show } from "../part/fetched.tsx";
import { Field } from "../part/field.tsx";
import { ProblemLine } from "../part/problem-line.tsx";
import { TextField } from "../part/text-field.tsx";
import { useSubmit } from "../part/use-submit.ts";
import { api, read } from "../store/client.ts";
import { type Fetched, resource } from "../store/resource.ts";

const ask = (query: Filter & { readonly before?: string }) => read(api.activity.$get({ query: spoken(query) }));
type Entry = Awaited<ReturnType<typeof ask>>["entries"][number];

/** How many entries come at once. */
const pageLength = 50;

const kinds = [
	["", "Everything"],
	["site", "Sites"],
	["authorization", "Authorizations"],
	["tool", "Tools"],
	["task", "Tasks"],
	["guidance", "Guidance"],
	["handover", "Handover"],
	["user_data", "User data"],
	["identity_key", "Identity keys"],
	["visitor", "Visitors"],
	["action", "Actions"],
	["account", "Accounts"],
] as const;

interface Filter {
	readonly search: string;
	readonly kind: string;
	/** Days in UTC, both included. */
	readonly from: string;
	readonly to: string;
}
const everything: Filter = { search: "", kind: "", from: "", to: "" };

/** An empty field narrows nothing down, so it is not said. */
function spoken(query: Readonly<Record<string, string>> | Filter): Record<string, string> {
	return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));
}

/** Who changed what. */
export function ActivityPage(): JSX.Element {
	const entries = useMemo(() => resource<readonly Entry[]>(), []);
	const [filter, setFilter] = useState<Filter>(everything);
	const load = () => entries.load(async () => (await ask(filter)).entries);
	useEffect(() => void load(), [filter]);
	const more = useSubmit(async () => {
		const now = entries.now.value;
		if (now.state !== "ready") return;
		const older = await ask({ ...filter, before: String(now.value.at(-1)?.number ?? 1) });
		await entries.load(async () => [...now.value, ...older.entries]);
	});
	return (
		<div class="stack">
			<div class="head">
				<h1>Activity</h1>
				<a class="button" href={`/admin/api/activity/export.csv?${new URLSearchParams(spoken(filter))}`} download>
					Export as CSV
				</a>
			</div>
			<FilterFields filter={filter} onChange={(some) => setFilter({ ...filter, ...some })} />
			<Show of={entries.now.value} again={load}>
				{(found) =>
					found.length === 0 ? (
						<p class="muted">Nothing{filter === everything ? " yet" : " that fits"}.</p>
					) : (
						<Entries entries={found} />
					)
				}
			</Show>
			<More of={entries.now.value} {...more} />
		</div>
	);
}

/** Only whole pages can have another one behind them. */
function More({ of, submit, busy, error }: { readonly of: Fetched<readonly Entry[]> } & ReturnType<typeof useSubmit>) {
	if (of.state !== "ready" || of.value.length === 0 || of.value.length % pageLength !== 0) return null;
	return (
		<>
			<ProblemLine error={error} />
			<button type="button" disabled={busy} onClick={submit}>
				{busy ? "Fetching …" : "Show older ones"}
			</button>
		</>
	);
}

function FilterFields({
	filter,
	onChange,
}: {
	readonly filter: Filter;
	readonly onChange: (some: Partial<Filter>) => void;
}): JSX.Element {
	return (
		<div class="pair">
			<Field label="Person, action or name">
				{(attributes) => (
					<input
						{...attributes}
						type="search"
						value={filter.search}
						onInput={(event) => onChange({ search: event.currentTarget.value })}
					/>
				)}
			</Field>
			<Choice label="What" value={filter.kind} options={kinds} onChange={(kind) => onChange({ kind })} />
			<TextField label="From (UTC)" type="date" value={filter.from} onInput={(from) => onChange({ from })} />
			<TextField label="To (UTC)" type="date" value={filter.to} onInput={(to) => onChange({ to })} />
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
