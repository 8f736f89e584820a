import type { JSX } from "preact";
import { Show } from "../part/fetched.tsx";
import { to } from "../store/place.ts";
import { chosenSite, currentSite, loadSites, type Site, sites } from "../store/sites.ts";

/** The websites Bellhop talks to the visitors of. */
export function SitesPage(): JSX.Element {
	return (
		<div class="stack">
			<div class="head">
				<h1>Sites</h1>
				<a class="button main" data-key="n" href={to("sites", "new")}>
					New site
				</a>
			</div>
			<Show of={sites.now.value} again={loadSites}>
				{(all) => (all.length === 0 ? <None /> : <List all={all} />)}
			</Show>
		</div>
	);
}

function None(): JSX.Element {
	return (
		<section class="card stack">
			<h2>No site yet</h2>
			<p>
				A site is a website that Bellhop talks to the visitors of. It has a key of its own, the looks of its chat, and
				the origins whose pages may embed it. Making one gives you the tag to paste.
			</p>
		</section>
	);
}

function List({ all }: { readonly all: readonly Site[] }): JSX.Element {
	return (
		<ul class="rows">
			{all.map(({ id, name, allowedOrigins }) => (
				<li key={id}>
					<a
						href={to("sites", id)}
						onClick={() => {
							chosenSite.value = id;
						}}
					>
						<strong>{name}</strong>
						<code class="muted">{id}</code>
					</a>
					<span class="marks">
						{allowedOrigins.length === 0 ? (
							<span class="badge warning">No origin may embed it</span>
						) : (
							<span class="muted">
								{allowedOrigins.length === 1 ? allowedOrigins[0] : `${allowedOrigins.length} origins`}
							</span>
						)}
						{all.length > 1 && id === currentSite.value?.id && <span class="badge good">Chosen</span>}
					</span>
				</li>
			))}
		</ul>
	);
}
