import { and, eq, sql } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { conversations, type Reservation, turns } from "../database/tables/index.ts";
import type { LimitScope } from "../limit/allowances.ts";
import { RateLimited } from "../problem.ts";
import type { VisitorContext } from "./context.ts";

/** How long somebody with too many running turns should wait, in seconds. */
const soon = 5;

/**
 * Refuses a turn where too many run already, for the visitor, the address or the site. Beginnings of one site follow one
 * another from here to the end of their transaction, so that none slips through beside another. What runs is read from the
 * turns themselves: one whose process died stops counting when it is closed.
 * @throws RateLimited
 */
export async function refuseManyTurns(
	{ site, allowances }: Pick<VisitorContext, "site" | "allowances">,
	transaction: Queries,
	{ parties }: Reservation,
): Promise<void> {
	await transaction.execute(sql`select pg_advisory_xact_lock(4204, hashtext(${site.id}))`);
	const party = (scope: LimitScope) => sql`${turns.reservation} -> 'parties' ->> ${scope}`;
	const [running] = await transaction
		.select({
			visitor: sql<number>`(count(*) filter (where ${party("visitor")} = ${parties.visitor ?? ""}))::int`,
			subject: sql<number>`(count(*) filter (where ${party("subject")} = ${parties.subject ?? ""}))::int`,
			address: sql<number>`(count(*) filter (where ${party("address")} = ${parties.address ?? ""}))::int`,
			site: sql<number>`count(*)::int`,
		})
		.from(turns)
		.innerJoin(conversations, eq(conversations.id, turns.conversationId))
		.where(and(eq(turns.state, "running"), eq(conversations.siteId, site.id)));
	const most = allowances.turnsAtOnce;
	const full = (["visitor", "subject", "address", "site"] as const).some(
		(scope) => (running?.[scope] ?? 0) >= most[scope],
	);
	if (full) throw new RateLimited(soon);
}
