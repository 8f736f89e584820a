import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { ConnectionTable } from "../part/connection-table.tsx";
import { Copy } from "../part/copy.tsx";
import { Show } from "../part/fetched.tsx";
import { NextSteps } from "../part/next-steps.tsx";
import { fetchActions } from "../store/actions.ts";
import { type Authorization, fetchAuthorizations } from "../store/authorizations.ts";
import { fetchIdentity, type Identity } from "../store/identity.ts";
import { to } from "../store/place.ts";
import { resource } from "../store/resource.ts";
import { currentSite, loadSites, type Site, sites } from "../store/sites.ts";
import { fetchTools, type Tool } from "../store/tools.ts";

/** What is connected, what is missing, and the next step. */
export function OverviewPage(): JSX.Element {
	const site = currentSite.value;
	return (
		<div class="stack">
			<h1>Overview</h1>
			<Show of={sites.now.value} again={loadSites}>
				{() => (site ? <SiteOverview key={site.id} site={site} /> : <NoSite />)}
			</Show>
		</div>
	);
}

function NoSite(): JSX.Element {
	return (
		<section class="card stack">
			<h2>No site yet</h2>
			<p>A site is a website that Bellhop talks to the visitors of. Making one gives you the tag to paste.</p>
			<p>
				<a class="button main" data-key="n" href={to("sites", "new")}>
					Make a site
				</a>
			</p>
		</section>
	);
}

interface Connected {
	readonly tools: readonly Tool[];
	readonly authorizations: readonly Authorization[];
	readonly identity: Identity;
	/** Actions whose outcome nobody knows. */
	readonly unknown: number;
}

function SiteOverview({ site }: { readonly site: Site }): JSX.Element {
	const connected = useMemo(() => resource<Connected>(), []);
	const load = () =>
		connected.load(async () => ({
			tools: await fetchTools(site.id),
			authorizations: await fetchAuthorizations(site.id),
			identity: await fetchIdentity(site.id),
			unknown: (await fetchActions(site.id, { unknown: true })).unknown,
		}));
	useEffect(() => void load(), []);
	return (
		<>
			<Show of={connected.now.value} again={load}>
				{({ tools, authorizations, identity, unknown }) => (
					<>
						<Attention tools={tools} authorizations={authorizations} unknown={unknown} />
						<NextSteps site={site} tools={tools} authorizations={authorizations} identity={identity} />
						<Figures tools={tools} authorizations={authorizations} />
					</>
				)}
			</Show>
			<section class="card stack">
				<h2>The tag</h2>
				<p>Paste it into every page of {site.name}, anywhere in the body.</p>
				<Copy text={site.tag} label="the tag" />
			</section>
			<section class="card stack">
				<h2>Which connection do I need?</h2>
				<ConnectionTable />
			</section>
		</>
	);
}

/** What will not mend itself. */
function Attention({ tools, authorizations, unknown }: Omit<Connected, "identity">): JSX.Element | null {
	const failing = tools.filter(({ failures24h }) => failures24h > 0);
	const broken = authorizations.filter(({ state }) => state !== "ready");
	if (failing.length + broken.length + unknown === 0) return null;
	return (
		<section class="card stack">
			<h2>Needs attention</h2>
			<ul class="plain stack">
				{unknown > 0 && (
					<li>
						<span class="badge warning">Unknown</span> <a href={to("actions")}>{unknown} actions</a>: sent, and nobody
						knows whether they were carried out.
					</li>
				)}
				{broken.map(({ id, name, state }) => (
					<li key={id}>
						<span class="badge danger">{state === "reconnect_needed" ? "Reconnect needed" : "Not connected"}</span>{" "}
						<a href={to("authorizations", id)}>{name}</a>: no call with it can succeed until an admin connects it.
					</li>
				))}
				{failing.map(({ id, name, failures24h, calls24h }) => (
					<li key={id}>
						<span class="badge danger">Failing</span> <a href={to("tools", id)}>{name}</a>: {failures24h} of {calls24h}{" "}
						calls failed in the last 24 hours.
					</li>
				))}
			</ul>
		</section>
	);
}

function Figures({ tools, authorizations }: Pick<Connected, "tools" | "authorizations">): JSX.Element {
	const live = tools.filter(({ state }) => state === "live").length;
	const calls = tools.reduce((sum, { calls24h }) => sum + calls24h, 0);
	return (
		<section class="card stack">
			<h2>What is connected</h2>
			<p>
				{live} live, {tools.length - live} draft, {calls} calls in the last 24 hours.{" "}
				<a href={to("tools")}>All tools</a>
			</p>
			<p>
				{authorizations.length} stored credentials. <a href={to("authorizations")}>All authorizations</a>
			</p>
		</section>
	);
}
