import { siteLooks } from "@bellhop/contract/looks";
import { siteSettings } from "@bellhop/contract/site";
import { eq } from "drizzle-orm";
import * as z from "zod";
import { recordChange } from "../audit/record-change.ts";
import { type Site, sites } from "../database/tables/index.ts";
import type { AdminContext } from "./context.ts";
import { forgetSite } from "./recall-site.ts";
import { serializedOrigin } from "./serialized-origin.ts";

/** What an admin sets on a site: its looks, and which pages may embed it. */
export const siteInput = z.object({
	...siteSettings.shape,
	/** The picture is not among them: it is kept as it is (`save-logo.ts`). */
	looks: z.object(siteLooks.shape).omit({ logo: true }).optional(),
	allowedOrigins: z.array(serializedOrigin).max(50),
	/** Whether answers end with what the visitor may want to say next; one more request to the model each. */
	suggestions: z.boolean().optional(),
});
export type SiteInput = Omit<z.infer<typeof siteInput>, "model">;

/** Makes the site, or brings the one with this id up to date. @throws ZodError */
export async function saveSite(context: Omit<AdminContext, "site">, input: SiteInput): Promise<Site> {
	const now = context.clock.now();
	const { looks: given, ...others } = siteInput.omit({ model: true }).parse(input);
	const saved = await context.database.query.transaction(async (transaction) => {
		const [before] = await transaction.select().from(sites).where(eq(sites.id, others.id)).for("update");
		const logo = before?.looks.logo;
		const looks = given ? { ...given, ...(logo !== undefined && { logo }) } : (before?.looks ?? {});
		const values = { ...others, looks, updatedAt: now };
		const [site] = await transaction
			.insert(sites)
			.values({ ...values, createdAt: now })
			.onConflictDoUpdate({ target: sites.id, set: values })
			.returning();
		if (!site) throw new Error("The site was not written.");
		const change = { siteId: site.id, actor: context.actor, action: "site.saved", subject: site, at: now };
		await recordChange(transaction, { ...change, before, after: site });
		return site;
	});
	forgetSite(context.database, saved.id);
	return saved;
}
