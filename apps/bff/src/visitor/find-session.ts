import { and, eq, gt, isNull } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { type Site, sessions, sites, type Visitor, visitors } from "../database/tables/index.ts";
import { hashToken } from "./open-session.ts";

/** Who a token speaks for. */
export interface LiveSession {
	readonly id: `session_${string}`;
	readonly site: Site;
	readonly visitor: Visitor;
}

/** The living session of a token; nothing when it never was, has expired or was ended. */
export async function findSession(
	context: { readonly database: Database; readonly clock: Clock },
	token: string,
): Promise<LiveSession | undefined> {
	const alive = and(
		eq(sessions.tokenHash, hashToken(token)),
		gt(sessions.expiresAt, context.clock.now()),
		isNull(sessions.endedAt),
	);
	const [found] = await context.database.query
		.select({ id: sessions.id, site: sites, visitor: visitors })
		.from(sessions)
		.innerJoin(sites, eq(sites.id, sessions.siteId))
		.innerJoin(visitors, eq(visitors.id, sessions.visitorId))
		.where(alive);
	return found;
}
