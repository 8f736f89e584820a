import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Show } from "../part/fetched.tsx";
import { Fetches } from "../part/user-data/fetches.tsx";
import { SourceForm } from "../part/user-data/source-form.tsx";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";
import { fetchUserData, type UserDataState } from "../store/user-data.ts";

/** Where a site is asked about its verified users. */
export function UserDataPage({ site }: { readonly site: Site }): JSX.Element {
	const state = useMemo(() => resource<UserDataState>(), []);
	const load = () => state.load(() => fetchUserData(site.id));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<Show of={state.now.value} again={load}>
				{({ source, fetches }) => (
					<>
						<SourceForm key={source?.id ?? "new"} site={site} source={source} changed={load} />
						{source && <Fetches fetches={fetches} again={load} />}
					</>
				)}
			</Show>
		</div>
	);
}
