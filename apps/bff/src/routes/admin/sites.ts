import { makeId } from "@bellhop/contract/id";
import { Hono } from "hono";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { listSites } from "../../site/list-sites.ts";
import { largestLogo, saveLogo } from "../../site/save-logo.ts";
import { saveSite, siteInput } from "../../site/save-site.ts";
import type { WidgetBuild } from "../../widget/widget-build.ts";
import { readBytes } from "../read-body.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";
import { siteView } from "./views.ts";

const editable = siteInput.omit({ id: true, model: true });

/** `/sites`: the embedded websites. */
export function siteRoutes(services: AdminServices, build: WidgetBuild) {
	const { address } = services;
	return new Hono<{ Variables: AdminVariables }>()
		.get("/", async (c) =>
			c.json({ sites: (await listSites(services.database)).map((site) => siteView(site, address, build)) }),
		)
		.post("/", jsonBody(editable), async (c) => {
			const acting = { ...services, actor: c.get("admin").email };
			const site = await saveSite(acting, { ...c.req.valid("json"), id: makeId("site") });
			return c.json(siteView(site, address, build), 201);
		})
		.get("/:site", async (c) => c.json(siteView((await actingOn(services, c)).site, address, build)))
		.put("/:site", jsonBody(editable), async (c) => {
			const acting = await actingOn(services, c);
			const site = await saveSite(acting, { ...c.req.valid("json"), id: acting.site.id });
			return c.json(siteView(site, address, build));
		})
		.put("/:site/logo", async (c) => {
			const acting = await actingOn(services, c);
			return c.json(siteView(await saveLogo(acting, await readBytes(c, largestLogo)), address, build));
		})
		.delete("/:site/logo", async (c) =>
			c.json(siteView(await saveLogo(await actingOn(services, c), undefined), address, build)),
		);
}
