import type { SiteSettings } from "@bellhop/contract/site";
import type { Site } from "../database/tables/index.ts";
import type { ChosenModel } from "../model/model.ts";
import type { ShownSite } from "./loader-script.ts";

/** What a widget may know of a site. */
export function settingsOf(site: Site, model: Pick<ChosenModel, "kind">): SiteSettings {
	const { id, name, greeting, starters, accent, theme, corner, handover } = site;
	return { id, name, greeting, starters, accent, theme, corner, handover, model: model.kind };
}

/** What the tag is served with. */
export function shownSite(site: Site, model: Pick<ChosenModel, "kind">): ShownSite {
	return { site: settingsOf(site, model), looks: site.looks };
}
