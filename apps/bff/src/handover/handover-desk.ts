import { eq } from "drizzle-orm";
import { type HandoverSettings, handoverSettings } from "../database/tables/index.ts";
import type { SealedPlace } from "../secret/seal.ts";
import type { SiteContext } from "../site/context.ts";

/** Where the secret that signs a site's handover webhooks lies sealed. */
export function handoverPlace(site: string, row: string): SealedPlace {
	return { site, table: "handover_settings", row, column: "secret" };
}

/** How a site hands over, if it was ever said. */
export async function findHandoverSettings({ database, site }: SiteContext): Promise<HandoverSettings | undefined> {
	const mine = eq(handoverSettings.siteId, site.id);
	const [found] = await database.query.select().from(handoverSettings).where(mine);
	return found;
}
