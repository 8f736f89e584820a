import { Hono } from "hono";
import * as z from "zod";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { findSource } from "../../user-data/find-source.ts";
import { listFetches } from "../../user-data/list-fetches.ts";
import { removeSource } from "../../user-data/remove-source.ts";
import { saveSource } from "../../user-data/save-source.ts";
import { setSourceActive } from "../../user-data/set-source-active.ts";
import { shownSource } from "../../user-data/shown-source.ts";
import { sourceInput } from "../../user-data/source-input.ts";
import { trySource } from "../../user-data/try-source.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

const switched = z.object({ active: z.boolean() });
const trial = z.object({
	identifier: z.string().min(1, "Whom to ask about, such as alex@example.com").max(500),
	/** What is typed but not saved yet; without a secret the stored one is used. */
	source: sourceInput,
});

/** `/sites/:site/user-data`: where the site is asked about its verified users. Its secret goes in and never comes out. */
export function userDataRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get("/", async (c) => {
			const acting = await actingOn(services, c);
			const [source, fetches] = await Promise.all([findSource(acting), listFetches(acting)]);
			return c.json({ source: source ? shownSource(source) : null, fetches });
		})
		.put("/", jsonBody(sourceInput), async (c) =>
			c.json(shownSource(await saveSource(await actingOn(services, c), c.req.valid("json")))),
		)
		.put("/active", jsonBody(switched), async (c) =>
			c.json(shownSource(await setSourceActive(await actingOn(services, c), c.req.valid("json").active))),
		)
		.delete("/", async (c) => {
			await removeSource(await actingOn(services, c));
			return c.body(null, 204);
		})
		.post("/test", jsonBody(trial), async (c) => {
			const wish = { ...c.req.valid("json"), signal: c.req.raw.signal };
			const { info: _, ...result } = await trySource(await actingOn(services, c), wish);
			return c.json(result);
		});
}
