import { siteLooks } from "@bellhop/contract/looks";
import { siteSettings } from "@bellhop/contract/site";
import { type Context, Hono } from "hono";
import * as z from "zod/mini";
import { type AdminVariables, requireAdmin } from "../middleware/require-admin/index.ts";
import { Problem } from "../problem.ts";
import type { AdminServices } from "./admin/admin-services.ts";
import { loaderScript, type ShownSite } from "./loader-script.ts";
import type { WidgetFiles } from "./widget-files.ts";

/**
 * A page with the real widget in the looks of the query's `site` and `looks` (JSON, `SiteSettings` and `SiteLooks`), saved
 * or not, open unless it says `closed`; the config page shows it in a frame. It stands in a sandbox with an origin of its
 * own: whatever the settings say, nothing here reaches the admin's session, and the widget gets no session either.
 */
export function adminPreviewRoutes(services: AdminServices, files: WidgetFiles) {
	const { address } = services;
	const policy = [
		"sandbox allow-scripts",
		"default-src 'none'",
		`script-src ${address}`,
		`connect-src ${address}`,
		`style-src ${address}`,
		`img-src ${address}/logos/`,
		`frame-ancestors ${address}`,
		"base-uri 'none'",
		"form-action 'none'",
		"require-trusted-types-for 'script'",
	].join("; ");
	return new Hono<{ Variables: AdminVariables }>()
		.get("/admin/preview", requireAdmin(services.auth), (c) => {
			shownOf(c);
			c.header("content-security-policy", policy);
			c.header("referrer-policy", "no-referrer");
			c.header("cache-control", "no-store");
			return c.html(pageWith(`/admin/preview.js?${new URLSearchParams(c.req.query())}`));
		})
		.get("/admin/preview.js", (c) => {
			c.header("content-type", "text/javascript; charset=utf-8");
			c.header("cache-control", "no-store");
			const loader = loaderScript(files, shownOf(c), c.req.header("accept-language"));
			return c.body(c.req.query("closed") === undefined ? `${wasOpen}\n${loader}` : loader);
		});
}

/**
 * A sandbox has no storage. In its place the widget finds that its panel was open on the page before, so it opens it by
 * itself and leaves the focus alone: the admin is typing in the form.
 */
const wasOpen = `Object.defineProperty(window, "sessionStorage", { value: {
	getItem: () => '{"open":true}', setItem() {}, removeItem() {},
} });`;

/** @throws Problem `not_found` when the query holds no settings of a site */
function shownOf(c: Context): ShownSite {
	const read = <Shape extends z.ZodMiniType>(shape: Shape, name: string) =>
		z.parse(shape, JSON.parse(c.req.query(name) ?? ""));
	try {
		return { site: read(siteSettings, "site"), looks: read(siteLooks, "looks") };
	} catch {
		throw new Problem("not_found");
	}
}

/** The address was percent-encoded, so it can neither end the attribute nor begin another. */
function pageWith(script: string): string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Preview</title></head><body><script async src="${script.replaceAll("&", "&amp;")}"></script></body></html>`;
}
