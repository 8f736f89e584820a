import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { ConnectionTable } from "../part/connection-table.tsx";
import { Copy } from "../part/copy.tsx";
import { Show } from "../part/fetched.tsx";
import { account } from "../store/account.ts";
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
				<a class="button main" href={to("site", "new")}>
					Make a site
				</a>
			</p>
		</section>
	);
}

function SiteOverview({ site }: { readonly site: Site }): JSX.Element {
	const tools = useMemo(() => resource<readonly Tool[]>(), []);
	const load = () => tools.load(() => fetchTools(site.id));
	useEffect(() => void load(), []);
	const who = account.value;
	return (
		<>
			{who.state === "in" && who.model === "demo" && (
				<p class="note">
					No language model is connected: the built-in demo model answers. Set <code>OPENAI_API_KEY</code> and start
					Bellhop again.
				</p>
			)}
			<Show of={tools.now.value} again={load}>
				{(found) => <Counts tools={found} />}
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

function Counts({ tools }: { readonly tools: readonly Tool[] }): JSX.Element {
	const live = tools.filter(({ state }) => state === "live");
	const failing = tools.filter(({ failures24h }) => failures24h > 0);
	return (
		<section class="card stack">
			<h2>Tools</h2>
			{tools.length === 0 ? (
				<p>
					None yet. Until there is one, the agent can only say what it cannot look up.{" "}
					<a href={to("tools", "new")}>Make the first tool</a>.
				</p>
			) : (
				<p>
					{live.length} live, {tools.length - live.length} draft.{" "}
					{tools.reduce((sum, { calls24h }) => sum + calls24h, 0)} calls in the last 24 hours.{" "}
					<a href={to("tools")}>All tools</a>
				</p>
			)}
			{failing.length > 0 && (
				<ul class="plain">
					{failing.map(({ id, name, failures24h, calls24h }) => (
						<li key={id}>
							<span class="badge danger">Needs attention</span> <a href={to("tools", id)}>{name}</a>: {failures24h} of{" "}
							{calls24h} calls failed in the last 24 hours.
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
