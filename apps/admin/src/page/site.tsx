import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Back } from "../part/back.tsx";
import { Choice } from "../part/choice.tsx";
import { Copy } from "../part/copy.tsx";
import { Show } from "../part/fetched.tsx";
import { FormHead } from "../part/form-head.tsx";
import { Gone } from "../part/gone.tsx";
import { SitePreview } from "../part/site-preview.tsx";
import { TextField } from "../part/text-field.tsx";
import { useSaveKey } from "../part/use-save-key.ts";
import { useSubmit } from "../part/use-submit.ts";
import { api, Refusal, read } from "../store/client.ts";
import { go } from "../store/place.ts";
import { chosenSite, loadSites, type Site, sites } from "../store/sites.ts";

type SiteDraft = Omit<Site, "id" | "tag">;

const newSite: SiteDraft = {
	name: "",
	greeting: "Hello! How can I help?",
	starters: [],
	accent: "#3b3f8f",
	theme: "auto",
	corner: "right",
	allowedOrigins: [],
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
	const dirty = JSON.stringify(draft) !== JSON.stringify(site ?? newSite);
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
	const faults = error instanceof Refusal ? error.fields : new Map<string, string>();
	return (
		<form class="stack" onSubmit={submit}>
			<FormHead title={site?.name ?? "New site"} dirty={dirty} busy={busy} error={error} />
			<div class="beside">
				<div class="stack">
					{site && <Tag site={site} />}
					<Looks draft={draft} change={change} faults={faults} />
					<Origins draft={draft} change={change} faults={faults} />
				</div>
				<SitePreview looks={{ id: site?.id ?? noKey, ...draft, name: draft.name || "Your site" }} />
			</div>
		</form>
	);
}

function Tag({ site }: { readonly site: Site }): JSX.Element {
	return (
		<section class="card stack">
			<h2>The tag</h2>
			<p class="muted">
				Paste it into every page of {site.name}. The site's key is <code>{site.id}</code>; it is no secret.
			</p>
			<Copy text={site.tag} label="the tag" />
		</section>
	);
}

interface PartProps {
	readonly draft: SiteDraft;
	readonly change: (some: Partial<SiteDraft>) => void;
	readonly faults: ReadonlyMap<string, string>;
}

function Looks({ draft, change, faults }: PartProps): JSX.Element {
	const lines = (text: string) => (text === "" ? [] : text.split("\n"));
	return (
		<section class="card stack">
			<h2>How it looks</h2>
			<TextField
				label="Name"
				value={draft.name}
				fault={faults.get("name")}
				hint="Stands in the header of the chat."
				onInput={(name) => change({ name })}
			/>
			<TextField
				label="Greeting"
				lines={2}
				value={draft.greeting}
				fault={faults.get("greeting")}
				onInput={(greeting) => change({ greeting })}
			/>
			<TextField
				label="Starter questions"
				lines={3}
				value={draft.starters.join("\n")}
				fault={faultAmong(faults, "starters")}
				hint="One a line, four at most."
				onInput={(text) => change({ starters: lines(text) })}
			/>
			<div class="pair">
				<TextField
					label="Accent colour"
					type="color"
					value={draft.accent}
					fault={faults.get("accent")}
					onInput={(accent) => change({ accent })}
				/>
				<Choice
					label="Theme"
					value={draft.theme}
					options={[
						["auto", "As the visitor's system"],
						["light", "Light"],
						["dark", "Dark"],
					]}
					onChange={(theme) => change({ theme })}
				/>
				<Choice
					label="Corner"
					value={draft.corner}
					options={[
						["right", "Right"],
						["left", "Left"],
					]}
					onChange={(corner) => change({ corner })}
				/>
			</div>
		</section>
	);
}

function Origins({ draft, change, faults }: PartProps): JSX.Element {
	return (
		<section class="card stack">
			<h2>Where it may be used</h2>
			<TextField
				label="Allowed origins"
				lines={3}
				code
				value={draft.allowedOrigins.join("\n")}
				fault={faultAmong(faults, "allowedOrigins")}
				hint="One a line, such as https://shop.example. Pages of any other origin are refused."
				onInput={(text) => change({ allowedOrigins: text === "" ? [] : text.split("\n") })}
			/>
		</section>
	);
}

/** The fault of a list or of one of its lines. */
function faultAmong(faults: ReadonlyMap<string, string>, field: string): string | undefined {
	for (const [path, message] of faults) {
		const line = new RegExp(`^${field}\\.(\\d+)$`).exec(path)?.[1];
		if (path === field) return message;
		if (line !== undefined) return `Line ${Number(line) + 1}: ${message}`;
	}
	return undefined;
}
