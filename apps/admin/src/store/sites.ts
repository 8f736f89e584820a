import { computed, signal } from "@preact/signals";
import { api, read } from "./client.ts";
import { resource } from "./resource.ts";

const fetchSites = () => read(api.sites.$get());
type Sites = Awaited<ReturnType<typeof fetchSites>>["sites"];

/** A site as the BFF shows it. */
export type Site = Sites[number];

/** All sites. */
export const sites = resource<Sites>();

/** The id of the site being looked after; the first one unless another was chosen. */
export const chosenSite = signal<string | undefined>(undefined);

export const currentSite = computed<Site | undefined>(() => {
	const now = sites.now.value;
	if (now.state !== "ready") return undefined;
	return now.value.find(({ id }) => id === chosenSite.value) ?? now.value[0];
});

export function loadSites(): Promise<void> {
	return sites.load(async () => (await fetchSites()).sites);
}

/** A site as it is edited. */
export type SiteDraft = Omit<Site, "id" | "tag" | "pinnedTag" | "page">;

/** Keeps a picture as the logo of a site. Returns its name. @throws Refusal */
export async function sendLogo(site: string, file: File): Promise<string | undefined> {
	const address = `/admin/api/sites/${site}/logo`;
	const saved = await read<Site>(window.fetch(address, { method: "PUT", body: file, credentials: "same-origin" }));
	await loadSites();
	return saved.looks.logo;
}

/** Takes the logo away. @throws Refusal */
export async function removeLogo(site: string): Promise<undefined> {
	await read(api.sites[":site"].logo.$delete({ param: { site } }));
	await loadSites();
}
