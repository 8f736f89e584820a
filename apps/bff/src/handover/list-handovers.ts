import { desc, eq, inArray } from "drizzle-orm";
import { type Handover, type HandoverDelivery, handoverDeliveries, handovers } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";

/** How many are listed. */
const most = 50;

/** The newest handovers of a site, each with how it was told. */
export async function listHandovers({
	database,
	site,
}: SiteContext): Promise<{ readonly handover: Handover; readonly deliveries: readonly HandoverDelivery[] }[]> {
	const found = await database.query
		.select()
		.from(handovers)
		.where(eq(handovers.siteId, site.id))
		.orderBy(desc(handovers.createdAt))
		.limit(most);
	const ids = found.map(({ id }) => id);
	const deliveries =
		ids.length === 0
			? []
			: await database.query.select().from(handoverDeliveries).where(inArray(handoverDeliveries.handoverId, ids));
	return found.map((handover) => ({
		handover,
		deliveries: deliveries.filter(({ handoverId }) => handoverId === handover.id),
	}));
}
