import { asc, eq, sql } from "drizzle-orm";
import { type Guidance, guidance } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";

/** The rules of a site, in their order. */
export function listGuidance({ database, site }: SiteContext): Promise<Guidance[]> {
	return database.query.select().from(guidance).where(eq(guidance.siteId, site.id)).orderBy(asc(guidance.position));
}

/** Counts that an answer used a rule. */
export async function noteUse({ database, clock }: SiteContext, id: Guidance["id"]): Promise<void> {
	await database.query
		.update(guidance)
		.set({ uses: sql`${guidance.uses} + 1`, usedAt: clock.now() })
		.where(eq(guidance.id, id));
}
