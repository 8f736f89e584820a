import type { IdentityRefusalReason } from "@bellhop/contract/identity";
import { sql } from "drizzle-orm";
import { storableText } from "../database/storable.ts";
import { identityRefusals } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";

/** The longest sentence kept, in characters; part of it may be an attacker's. */
const longest = 400;

/** Counts a refused token for the site's admin, who would not see it otherwise. */
export async function noteRefusal(
	{ database, site, clock }: SiteContext,
	reason: IdentityRefusalReason,
	finding: string,
): Promise<void> {
	const last = { finding: storableText(finding.slice(0, longest)), lastAt: clock.now() };
	await database.query
		.insert(identityRefusals)
		.values({ siteId: site.id, reason, times: 1, ...last })
		.onConflictDoUpdate({
			target: [identityRefusals.siteId, identityRefusals.reason],
			set: { ...last, times: sql`least(${identityRefusals.times}::bigint + 1, 2147483647)` },
		});
}
