import { idOf } from "@bellhop/contract/id";
import { eq, sql } from "drizzle-orm";
import * as z from "zod/mini";
import type { Database } from "../database/database.ts";
import { type Site, sites } from "../database/tables/index.ts";

/** The site with this key, whatever text was given as the key. */
export async function findSite(database: Database, id: string): Promise<Site | undefined> {
	const key = z.safeParse(idOf("site"), id);
	if (!key.success) return undefined;
	const [site] = await database.query.select().from(sites).where(eq(sites.id, key.data));
	return site;
}

/** Whether any site lets pages of this origin in. A preflight names no site, so this is all that can be asked then. */
export async function isOriginKnown(database: Database, origin: string): Promise<boolean> {
	const found = await database.query
		.select({ id: sites.id })
		.from(sites)
		.where(sql`${sites.allowedOrigins} @> ${JSON.stringify([origin])}::jsonb`)
		.limit(1);
	return found.length > 0;
}
