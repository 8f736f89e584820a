import { Hono } from "hono";
import { validator } from "hono/validator";
import * as z from "zod";
import { changesAsCsv } from "../../audit/changes-as-csv.ts";
import { type ChangeFilter, listChanges } from "../../audit/list-changes.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";
import { changeView } from "./views.ts";

/** How many entries one CSV file holds at the most. */
const longestExport = 10_000;

/** What narrows the entries down; what cannot be read is as good as not said. */
const query = z.object({
	search: z.string().max(200).optional().catch(undefined),
	site: z.string().optional().catch(undefined),
	kind: z
		.string()
		.regex(/^[a-z_]+$/)
		.optional()
		.catch(undefined),
	/** Days, `YYYY-MM-DD` in UTC, both included. */
	from: z.iso.date().optional().catch(undefined),
	to: z.iso.date().optional().catch(undefined),
	before: z.coerce.number().int().positive().optional().catch(undefined),
});

/** `/activity`: what admins changed, the newest first, and the same as CSV. */
export function activityRoutes({ database }: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get(
			"/",
			validator("query", (value) => query.parse(value)),
			async (c) => {
				const entries = await listChanges(database, filterOf(c.req.valid("query")));
				return c.json({ entries: entries.map(changeView) });
			},
		)
		.get(
			"/export.csv",
			validator("query", (value) => query.parse(value)),
			async (c) => {
				const { before: _, ...filter } = filterOf(c.req.valid("query"));
				c.header("content-type", "text/csv; charset=utf-8");
				c.header("content-disposition", 'attachment; filename="bellhop-activity.csv"');
				return c.body(changesAsCsv(await listChanges(database, { ...filter, limit: longestExport })));
			},
		);
}

const day = 24 * 60 * 60 * 1000;

function filterOf({ site, from, to, ...rest }: z.infer<typeof query>): ChangeFilter {
	return {
		...rest,
		siteId: site,
		from: from === undefined ? undefined : new Date(from),
		to: to === undefined ? undefined : new Date(Date.parse(to) + day),
	};
}
