import { Hono } from "hono";
import { changesAsCsv } from "../../audit/changes-as-csv.ts";
import { listChanges } from "../../audit/list-changes.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";
import { changeView } from "./views.ts";

/** How many entries one CSV file holds at the most. */
const longestExport = 10_000;

/** `/activity`: what admins changed, the newest first. */
export function activityRoutes({ database }: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get("/", async (c) => {
			const { search, before, site } = c.req.query();
			const older = Number(before);
			const filter = { siteId: site, search, before: Number.isSafeInteger(older) && older > 0 ? older : undefined };
			return c.json({ entries: (await listChanges(database, filter)).map(changeView) });
		})
		.get("/export.csv", async (c) => {
			const { search, site } = c.req.query();
			const entries = await listChanges(database, { siteId: site, search, limit: longestExport });
			c.header("content-type", "text/csv; charset=utf-8");
			c.header("content-disposition", 'attachment; filename="bellhop-activity.csv"');
			return c.body(changesAsCsv(entries));
		});
}
