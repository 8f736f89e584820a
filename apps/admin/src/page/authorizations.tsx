import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Age } from "../part/age.tsx";
import { AuthorizationForm } from "../part/authorization-form.tsx";
import { Back } from "../part/back.tsx";
import { WhichConnection } from "../part/connection-table.tsx";
import { Show } from "../part/fetched.tsx";
import { Gone } from "../part/gone.tsx";
import { type Authorization, fetchAuthorizations, kinds } from "../store/authorizations.ts";
import { to } from "../store/place.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";

interface AuthorizationsPageProps {
	readonly site: Site;
	/** An id, `new`, or nothing for the list. */
	readonly id: string | undefined;
	/** How an attempt to connect ended, when the browser has just come back from one. */
	readonly outcome: string | undefined;
}

/** Stored credentials of the owner's systems. */
export function AuthorizationsPage({ site, id, outcome }: AuthorizationsPageProps): JSX.Element {
	const found = useMemo(() => resource<readonly Authorization[]>(), []);
	const load = () => found.load(() => fetchAuthorizations(site.id));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			{id === undefined ? (
				<div class="head">
					<h1>Authorizations</h1>
					<a class="button main" data-key="n" href={to("authorizations", "new")}>
						New authorization
					</a>
				</div>
			) : (
				<>
					<Back page="authorizations" title="Authorizations" />
					{id === "new" && <WhichConnection />}
				</>
			)}
			<Show of={found.now.value} again={load}>
				{(all) => {
					if (id === undefined) return all.length === 0 ? <None /> : <List all={all} />;
					const one = all.find((authorization) => authorization.id === id);
					if (!one && id !== "new") return <Gone what="authorization" />;
					return <AuthorizationForm key={id} site={site} authorization={one} outcome={outcome} changed={load} />;
				}}
			</Show>
		</div>
	);
}

function None(): JSX.Element {
	return (
		<section class="card stack">
			<h2>No authorizations yet</h2>
			<p>
				An authorization is a stored credential of one of your systems, such as “Order Management API, production”.
				Tools use it; the secret is sealed when you save it and is never shown again, to nobody.
			</p>
		</section>
	);
}

function List({ all }: { readonly all: readonly Authorization[] }): JSX.Element {
	return (
		<ul class="rows">
			{all.map((one) => (
				<li key={one.id}>
					<a href={to("authorizations", one.id)}>
						<strong>{one.name}</strong>
						<span class="muted">
							{kinds.find(([kind]) => kind === one.settings.kind)?.[1]}
							{one.lastFour && ` ····${one.lastFour}`}
						</span>
					</a>
					<span class="marks">
						<State of={one} />
						<span class="muted">
							{one.lastUsedAt ? (
								<>
									used <Age at={one.lastUsedAt} />
								</>
							) : (
								"never used"
							)}
						</span>
					</span>
				</li>
			))}
		</ul>
	);
}

function State({ of: { state, pending } }: { readonly of: Authorization }): JSX.Element | null {
	if (state === "reconnect_needed") return <span class="badge danger">Reconnect needed</span>;
	if (state === "not_connected") return <span class="badge warning">Not connected</span>;
	return pending ? <span class="badge warning">New secret waiting</span> : null;
}
