import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { logos, type Site, sites } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "./context.ts";
import { forgetSite } from "./recall-site.ts";

/** The largest picture that is kept, in bytes: it is shown 36 pixels high. */
export const largestLogo = 64 * 1024;

/** How the pictures begin, in hexadecimal, that every browser shows and none runs; SVG can hold scripts. */
const kinds = [
	["image/png", /^89504e470d0a1a0a/],
	["image/jpeg", /^ffd8ff/],
	["image/webp", /^52494646.{8}57454250/],
] as const;

/** Keeps a site's picture, judged by its content alone, in the place of the one before; nothing takes it away. @throws Problem `input_invalid` */
export async function saveLogo(context: AdminContext, bytes: Buffer | undefined): Promise<Site> {
	const { database, site, actor, clock } = context;
	const now = clock.now();
	const picture = bytes && pictureOf(bytes);
	const saved = await database.query.transaction(async (transaction) => {
		const mine = eq(sites.id, site.id);
		const [before] = await transaction.select().from(sites).where(mine).for("update");
		if (!before) throw new Problem("not_found");
		await transaction.delete(logos).where(eq(logos.siteId, site.id));
		if (picture) await transaction.insert(logos).values({ siteId: site.id, ...picture, createdAt: now });
		const { logo: _, ...looks } = before.looks;
		const [after] = await transaction
			.update(sites)
			.set({ looks: picture ? { ...looks, logo: picture.hash } : looks, updatedAt: now })
			.where(mine)
			.returning();
		if (!after) throw new Problem("not_found");
		const entry = { siteId: site.id, actor, action: "site.saved", subject: after, at: now };
		await recordChange(transaction, { ...entry, before, after });
		return after;
	});
	forgetSite(database, site.id);
	return saved;
}

function pictureOf(bytes: Buffer) {
	const fault = (message: string) => new Problem("input_invalid", undefined, [{ path: "logo", message }]);
	if (bytes.length > largestLogo) throw fault("The picture is larger than 64 KiB. It is shown 36 pixels high.");
	const beginning = bytes.subarray(0, 16).toString("hex");
	const kind = kinds.find(([, begins]) => begins.test(beginning));
	if (!kind) throw fault("Use a PNG, JPEG or WebP picture.");
	return { hash: createHash("sha256").update(bytes).digest("hex").slice(0, 32), type: kind[0], bytes };
}
