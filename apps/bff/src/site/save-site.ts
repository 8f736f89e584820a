import { siteSettings } from "@bellhop/contract/site";
import * as z from "zod";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { type Site, sites } from "../database/tables/index.ts";
import { serializedOrigin } from "./serialized-origin.ts";

/** What an admin sets on a site: its looks, and which pages may embed it. */
export const siteInput = z.object({
	...siteSettings.shape,
	allowedOrigins: z.array(serializedOrigin).max(50),
});
export type SiteInput = Omit<z.infer<typeof siteInput>, "model">;

/** Makes the site, or brings the one with this id up to date. */
export async function saveSite(
	context: { readonly database: Database; readonly clock: Clock },
	input: SiteInput,
): Promise<Site> {
	const values = { ...siteInput.omit({ model: true }).parse(input), updatedAt: context.clock.now() };
	const [site] = await context.database.query
		.insert(sites)
		.values({ ...values, createdAt: values.updatedAt })
		.onConflictDoUpdate({ target: sites.id, set: values })
		.returning();
	if (!site) throw new Error("The site was not written.");
	return site;
}
