import * as z from "zod/mini";
import { languages } from "./language.ts";

/** A time of day on the visitor's clock, such as `08:30`. */
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** Paths of pages, such as `/pricing` or `/docs/*`: a star stands for anything, slashes too. */
const pages = z.string().check(z.maxLength(200), z.regex(/^\/[^\s?#]*$/));

/** The pictures a launcher may carry. */
export const launcherIcons = ["chat", "question", "bell", "spark"] as const;
export type LauncherIcon = (typeof launcherIcons)[number];

/** How the launcher stands. What is left out is a round button of 56 px with a speech bubble, 16 px from its corner. */
export const launcherLooks = z.object({
	icon: z.optional(z.enum(launcherIcons)),
	/** A word or two beside the icon. */
	label: z.optional(z.string().check(z.minLength(1), z.maxLength(30))),
	/** Pixels high. */
	size: z.optional(z.int().check(z.minimum(44), z.maximum(72))),
	/** Pixels from the side the corner is at, and from the bottom. */
	side: z.optional(z.int().check(z.minimum(0), z.maximum(200))),
	bottom: z.optional(z.int().check(z.minimum(0), z.maximum(400))),
	/** Halfway up the side instead of in the corner. */
	middle: z.optional(z.boolean()),
	/** Moves once, to be noticed. */
	pulse: z.optional(z.boolean()),
	/** There is none: the page opens the chat by triggers of its own (`data-bellhop-open`). */
	hidden: z.optional(z.boolean()),
});
export type LauncherLooks = z.infer<typeof launcherLooks>;

/** Pages and hours at which the chat greets in other words, or comes forward by itself. */
export const occasion = z.object({
	page: z.optional(pages),
	/** From this time of day, and until this one (exclusive); over midnight when the first is the later one. */
	from: z.optional(timeOfDay),
	until: z.optional(timeOfDay),
	/** In the place of the site's greeting, in the panel and in the bubble. */
	greeting: z.optional(z.string().check(z.minLength(1), z.maxLength(400))),
	/** With a bubble beside the launcher, or opened (on a phone, where it would cover the page, with a bubble). */
	comes: z.optional(z.enum(["bubble", "open"])),
	/** Seconds after the page has come. */
	after: z.optional(z.int().check(z.minimum(0), z.maximum(600))),
});
export type Occasion = z.infer<typeof occasion>;

/** Something to begin with that leads elsewhere: to a page, a mail address or a telephone. */
export const starterAction = z.object({
	title: z.string().check(z.minLength(1), z.maxLength(80)),
	description: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
	/** What the button says. */
	button: z.string().check(z.minLength(1), z.maxLength(40)),
	/** A path of the page's own site, or an address with `https:`, `mailto:` or `tel:`. */
	url: z.string().check(z.maxLength(1_000), z.regex(/^(\/(?![/\\])|https:\/\/[^/\s]|mailto:|tel:)\S*$/i)),
});
export type StarterAction = z.infer<typeof starterAction>;

/** A host such as `help.shop.example`, or `*.shop.example` for all below it; a port other than 443 belongs to it. */
const host = z.string().check(z.maxLength(253), z.regex(/^(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+(:\d{1,5})?$/));

/** The site's picture in the header, as it is kept by the BFF: the name of the file, made of its content. */
const logo = z.string().check(z.regex(/^[0-9a-f]{32}$/));

/** How a site's widget looks and behaves beyond `SiteSettings`; edited by the admin and inlined into the loader alone. */
export const siteLooks = z.object({
	logo: z.optional(logo),
	launcher: z.optional(launcherLooks),
	/** The first that fits counts. */
	occasions: z.optional(z.array(occasion).check(z.maxLength(20))),
	actions: z.optional(z.array(starterAction).check(z.maxLength(3))),
	/** Hosts that links in answers may lead to, beside the page's own; any when left out. */
	links: z.optional(z.array(host).check(z.maxLength(50))),
	/** Hosts that pictures in answers may come from; none when left out. */
	images: z.optional(z.array(host).check(z.maxLength(50))),
	/** What it speaks where the tag says nothing; else what the page, then the browser says. */
	language: z.optional(z.enum(languages)),
	/** Asks how the conversation was once the visitor has been quiet for a while; otherwise the menu does. */
	asksRating: z.optional(z.boolean()),
	/** Whether there is a page with the chat alone, for a link to share. */
	page: z.optional(z.boolean()),
});
export type SiteLooks = z.infer<typeof siteLooks>;
