import { type Context, Hono } from "hono";
import type { TurnServices } from "../conversation/context.ts";
import { Problem } from "../problem.ts";
import { findLogo } from "../site/find-logo.ts";
import { recallSite } from "../site/recall-site.ts";
import { loaderScript, pinnedSettings } from "./loader-script.ts";
import { servedBuilds } from "./served-builds.ts";
import { answerFile, type ServedFile, serve } from "./served-file.ts";
import { shownSite } from "./site-settings.ts";
import type { WidgetFiles } from "./widget-files.ts";

/** How many sites' loaders and settings, in as many languages as are asked for, are kept ready to serve. */
const mostLoaders = 2_000;

/** How either is made, and served. */
const kinds = {
	js: { type: "text/javascript; charset=utf-8", make: loaderScript },
	json: {
		type: "application/json; charset=utf-8",
		make: (...from: Parameters<typeof pinnedSettings>) => JSON.stringify(pinnedSettings(...from)),
	},
};

/** The loader with a site's settings in it, the settings alone, and the widget's immutable files. Public: any page may load them. */
export function widgetRoutes(services: TurnServices, files: WidgetFiles) {
	const loaders = new Map<string, ServedFile>();
	const buildOf = servedBuilds(services, files.build);
	const serveFile = async (c: Context) => {
		const { hash = "", wish, file = "" } = c.req.param();
		const found = (await buildOf(hash))?.(wish, file);
		if (!found) throw new Problem("not_found");
		// What pages have pinned must not be made smaller on its way.
		const caching = `public, max-age=31536000, immutable${found.pinned ? ", no-transform" : ""}`;
		return send(c, found.file, { type: found.type, caching });
	};
	return new Hono()
		.get("/:file{site_[a-z0-9]+\\.(?:js|json)}", async (c) => {
			const [id = "", extension] = c.req.param("file").split(".");
			const { type, make } = kinds[extension as keyof typeof kinds];
			// A pinned loader has to be able to read that there is no such site.
			c.header("access-control-allow-origin", "*");
			const site = await recallSite(services.database, id);
			if (!site) throw new Problem("site_unknown");
			const inline = new URL(c.req.url).search === "?inline";
			const shown = { ...shownSite(site, services.model), inline };
			const text = make(files, shown, c.req.header("accept-language"));
			const loader = loaders.get(text) ?? serve(text);
			if (loaders.size >= mostLoaders) loaders.clear();
			loaders.set(text, loader);
			const answer = send(c, loader, { type, caching: "public, max-age=60" });
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
		.get("/widget/:hash/:file", serveFile)
		.get("/widget/:hash/:wish/:file", serveFile);
}

/** Any page may have what is served here. */
const shared = [
	["access-control-allow-origin", "*"],
	["cross-origin-resource-policy", "cross-origin"],
] as const;

function send(c: Context, file: ServedFile, how: Parameters<typeof answerFile>[2]): Response {
	for (const [name, value] of shared) c.header(name, value);
	return answerFile(c, file, how);
}
