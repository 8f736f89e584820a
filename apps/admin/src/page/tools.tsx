import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Age } from "../part/age.tsx";
import { Show } from "../part/fetched.tsx";
import { KeptEdits } from "../part/tool/kept-edits.tsx";
import { to } from "../store/place.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";
import { fetchTools, type Tool } from "../store/tools.ts";

/** The requests the agent may make to the owner's systems. */
export function ToolsPage({ site }: { readonly site: Site }): JSX.Element {
	const tools = useMemo(() => resource<readonly Tool[]>(), []);
	const load = () => tools.load(() => fetchTools(site.id));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<div class="head">
				<h1>Tools</h1>
				<span class="marks">
					<a class="button" href={to("tools", "import")}>
						Import
					</a>
					<a class="button main" data-key="n" href={to("tools", "new")}>
						New tool
					</a>
				</span>
			</div>
			<KeptEdits site={site.id} />
			<Show of={tools.now.value} again={load}>
				{(found) => (found.length === 0 ? <NoTools /> : <ToolList tools={found} />)}
			</Show>
		</div>
	);
}

function NoTools(): JSX.Element {
	return (
		<section class="card stack">
			<h2>No tools yet</h2>
			<p>
				A tool is one HTTP request to your own system, such as “find an order by its number and postcode”. You say when
				it is to be used and what of the answer the agent may see; Bellhop sends it with a credential nobody else ever
				sees.
			</p>
		</section>
	);
}

function ToolList({ tools }: { readonly tools: readonly Tool[] }): JSX.Element {
	const [search, setSearch] = useState("");
	const wanted = search.toLowerCase();
	const found = tools.filter(({ name, title, url }) => `${name} ${title} ${url}`.toLowerCase().includes(wanted));
	return (
		<>
			<input
				type="search"
				aria-label="Search tools"
				placeholder="Search"
				value={search}
				onInput={(event) => setSearch(event.currentTarget.value)}
			/>
			<ul class="rows">
				{found.map((tool) => (
					<li key={tool.id}>
						<a href={to("tools", tool.id)}>
							<strong>{tool.name}</strong>
							<span class="muted">
								{tool.method} {new URL(tool.url).host}
							</span>
						</a>
						<span class="marks">
							<ToolState tool={tool} />
							<span class="muted">
								{tool.lastUsedAt ? (
									<>
										used <Age at={tool.lastUsedAt} />
									</>
								) : (
									"never used"
								)}
							</span>
						</span>
					</li>
				))}
			</ul>
			{found.length === 0 && <p class="muted">No tool fits “{search}”.</p>}
		</>
	);
}

function ToolState({ tool }: { readonly tool: Tool }): JSX.Element {
	if (tool.failures24h > 0) return <span class="badge danger">{tool.failures24h} failed in 24 h</span>;
	if (tool.state === "draft") return <span class="badge">Draft</span>;
	if (tool.writing.shadow) return <span class="badge warning">Live, in the shadow</span>;
	return <span class="badge good">Live</span>;
}
