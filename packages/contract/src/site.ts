import * as z from "zod/mini";
import { idOf } from "./id.ts";

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

/** What the loader is served with: the site's settings and where its panel lies, relative to the loader's origin. */
export interface LoaderSettings {
	readonly site: SiteSettings;
	/** Such as `/widget/3f2a…/panel.js`: an immutable address. */
	readonly panel: string;
}
