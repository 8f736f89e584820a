import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Back } from "../part/back.tsx";
import { Show } from "../part/fetched.tsx";
import { FormHead } from "../part/form-head.tsx";
import { Gone } from "../part/gone.tsx";
import { ActionList } from "../part/site/action-list.tsx";
import { LauncherFields } from "../part/site/launcher-fields.tsx";
import { LinkFields } from "../part/site/link-fields.tsx";
import { LooksFields } from "../part/site/looks-fields.tsx";
import { OccasionList } from "../part/site/occasion-list.tsx";
import { PlaceFields } from "../part/site/place-fields.tsx";
import { SitePreview } from "../part/site/site-preview.tsx";
import { Tag } from "../part/site/tag.tsx";
import { useSaveKey } from "../part/use-save-key.ts";
import { useSubmit } from "../part/use-submit.ts";
import { api, Refusal, read } from "../store/client.ts";
import { go } from "../store/place.ts";
import { sameJson } from "../store/same-json.ts";
import { chosenSite, loadSites, type Site, type SiteDraft, sites } from "../store/sites.ts";

const newSite: SiteDraft = {
	name: "",
	greeting: "Hello! How can I help?",
	starters: [],
	accent: "#3b3f8f",
	theme: "auto",
	corner: "right",
	looks: {},
	allowedOrigins: [],
	suggestions: false,
};

/** A site's settings, or those of a new one. */
export function SitePage({ id }: { readonly id: string }): JSX.Element {
	return (
		<div class="stack wide">
			<Back page="sites" title="Sites" />
			<Show of={sites.now.value} again={loadSites}>
				{(all) => {
					const site = all.find((one) => one.id === id);
					if (!site && id !== "new") return <Gone what="site" />;
					return <SiteForm key={id} site={site} />;
				}}
			</Show>
		</div>
	);
}

/** Looks can be shown before the site has a key. */
const noKey = `site_${"0".repeat(26)}`;

function SiteForm({ site }: { readonly site: Site | undefined }): JSX.Element {
	const [draft, setDraft] = useState<SiteDraft>(site ?? newSite);
	const change = (some: Partial<SiteDraft>) => setDraft((now) => ({ ...now, ...some }));
	const dirty = !sameJson(draft, site ?? newSite);
	const { submit, busy, error } = useSubmit(async () => {
		const saved = await (site
			? read(api.sites[":site"].$put({ param: { site: site.id }, json: draft }))
			: read(api.sites.$post({ json: draft })));
		await loadSites();
		chosenSite.value = saved.id;
		setDraft(saved);
		if (!site) go("sites", saved.id);
	});
	useSaveKey(submit);
	const part = { draft, change, faults: error instanceof Refusal ? error.fields : new Map<string, string>() };
	return (
		<form class="stack" onSubmit={submit}>
			<FormHead title={site?.name ?? "New site"} dirty={dirty} busy={busy} error={error} />
			<div class="beside">
				<div class="stack">
					{site && <Tag site={site} />}
					<LooksFields id={site?.id} {...part} />
					<LauncherFields {...part} />
					<ActionList {...part} />
					<OccasionList {...part} />
					<LinkFields {...part} />
					<PlaceFields site={site} {...part} />
				</div>
				<SitePreview id={site?.id ?? noKey} draft={draft} />
			</div>
		</form>
	);
}
