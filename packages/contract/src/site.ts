import * as z from "zod/mini";
import { idOf } from "./id.ts";
import type { SiteLooks } from "./looks.ts";

/** How a site's widget looks and greets; edited by the admin, inlined into the loader, repeated with each session. */
export const siteSettings = z.object({
	id: idOf("site"),
	/** What the header of the panel says, such as "Harbour & Pine". */
	name: z.string().check(z.minLength(1), z.maxLength(80)),
	/** The first words of an empty conversation. */
	greeting: z.string().check(z.maxLength(400)),
	/** Questions a visitor may tap instead of typing. */
	starters: z.array(z.string().check(z.minLength(1), z.maxLength(120))).check(z.maxLength(4)),
	/** The accent colour as `#rrggbb`. */
	accent: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
	theme: z.enum(["auto", "light", "dark"]),
	corner: z.enum(["right", "left"]),
	/** Whether a person can be asked to take over. */
	handover: z.optional(z.boolean()),
	/** `demo` when no language model is set up and the built-in demo model answers; the widget labels it. */
	model: z.enum(["demo", "live"]),
});
export type SiteSettings = z.infer<typeof siteSettings>;

/** The sentences of the launcher in one language, the site's name in them. */
export interface LauncherWords {
	readonly open: string;
	readonly loading: string;
	readonly failed: string;
	/** Only where the chat comes forward by itself. */
	readonly dismiss?: string;
}

/** What the loader is served with, so that it asks for nothing more until somebody opens the panel. */
export interface LoaderSettings {
	readonly site: SiteSettings;
	readonly looks: SiteLooks;
	/** The folder of the panel and of all it fetches later, such as `/widget/3f2a…/`: an immutable address of the loader's origin. */
	readonly files: string;
	/** What of the style of launcher and panel is this site's own, and the outline of the launcher's icon (SVG path data, 28 × 28). */
	readonly style: string;
	readonly icon: string;
	/** The launcher's words in the language the browser asks for; the panel brings its own in whichever counts on the page. */
	readonly launcher: LauncherWords;
}

/** What a pinned loader asks for as `/<site>.json`. It names no file: which code runs is in the loader, whose bytes the page has pinned. */
export type PinnedSettings = Omit<LoaderSettings, "files">;
