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
