import { pickLanguage } from "@bellhop/contract/language";
import { type Context, Hono } from "hono";
import type { TurnServices } from "../conversation/context.ts";
import { Problem } from "../problem.ts";
import { findLogo } from "../site/find-logo.ts";
import { findSite } from "../site/find-site.ts";
import { loaderScript } from "./loader-script.ts";
import { answerFile, type ServedFile, serve } from "./served-file.ts";
import { shownSite } from "./site-settings.ts";
import type { WidgetFiles } from "./widget-files.ts";

/** How many wishes for a language are looked at. */
const mostWanted = 20;

/** How many sites' loaders, in as many languages as are asked for, are kept ready to serve. */
const mostLoaders = 2_000;

/** The loader with a site's settings in it, and the widget's immutable chunks. Public: any page may load them. */
export function widgetRoutes(services: TurnServices, files: WidgetFiles) {
	const loaders = new Map<string, ServedFile>();
	return (
		new Hono()
			.get("/:file{site_[a-z0-9]+\\.js}", async (c) => {
				const site = await findSite(services.database, c.req.param("file").slice(0, -".js".length));
				if (!site) throw new Problem("site_unknown");
				const inline = new URL(c.req.url).search === "?inline";
				const script = loaderScript(
					files,
					{ ...shownSite(site, services.model), inline },
					c.req.header("accept-language"),
				);
				const loader = loaders.get(script) ?? serve(script);
				if (loaders.size >= mostLoaders) loaders.clear();
				loaders.set(script, loader);
				const answer = send(c, loader, "public, max-age=60");
				answer.headers.append("vary", "Accept-Language");
				return answer;
			})
			.get("/logos/:hash", async (c) => {
				const logo = await findLogo(services.database, c.req.param("hash"));
				if (!logo) throw new Problem("not_found");
				for (const [name, value] of shared) c.header(name, value);
				c.header("content-type", logo.type);
				c.header("cache-control", "public, max-age=31536000, immutable");
				return c.body(new Uint8Array(logo.bytes));
			})
			// The folder says how often it was tried before and which languages are wanted. What there is, and which of it comes
			// next to what is wanted, is not for the loader to carry.
			.get("/widget/:hash/:wish/:file", (c) => {
				const { hash, wish, file } = c.req.param();
				if (files.folder !== `/widget/${hash}/`) throw new Problem("not_found");
				const chunk = files.chunk(file, pickLanguage(wish.split(",").slice(1, mostWanted)));
				if (!chunk) throw new Problem("not_found");
				return send(c, chunk, "public, max-age=31536000, immutable");
			})
	);
}

/** Any page may have what is served here. */
const shared = [
	["access-control-allow-origin", "*"],
	["cross-origin-resource-policy", "cross-origin"],
] as const;

function send(c: Context, file: ServedFile, caching: string): Response {
	for (const [name, value] of shared) c.header(name, value);
	return answerFile(c, file, { type: "text/javascript; charset=utf-8", caching });
}
