import { and, eq, gt, isNull } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { type Site, sessions, sites, type Visitor, visitors } from "../database/tables/index.ts";
import { hashToken } from "./insert-session.ts";
import { lifeOf } from "./session-life.ts";

/** How much of its idle time a session may have used before a request moves it on, in milliseconds. */
const moveAfter = 5 * 60_000;

/** Who a token speaks for. */
export interface LiveSession {
	readonly id: `session_${string}`;
	readonly site: Site;
	readonly visitor: Visitor;
	readonly expiresAt: Date;
}

/** The living session of a token, moved on; nothing when it never was, has expired, lay idle too long or was ended. */
export async function findSession(
	context: { readonly database: Database; readonly clock: Clock },
	token: string,
): Promise<LiveSession | undefined> {
	const now = context.clock.now();
	const alive = and(
		eq(sessions.tokenHash, hashToken(token)),
		gt(sessions.expiresAt, now),
		gt(sessions.idleUntil, now),
		isNull(sessions.endedAt),
	);
	const [found] = await context.database.query
		.select({
			id: sessions.id,
			idleUntil: sessions.idleUntil,
			expiresAt: sessions.expiresAt,
			site: sites,
			visitor: visitors,
		})
		.from(sessions)
		.innerJoin(sites, eq(sites.id, sessions.siteId))
		.innerJoin(visitors, eq(visitors.id, sessions.visitorId))
		.where(alive);
	if (!found) return undefined;
	const { idleUntil, ...session } = found;
	const idle = new Date(now.getTime() + lifeOf(session.visitor).idle);
	if (idle.getTime() - idleUntil.getTime() > moveAfter) {
		const unended = and(eq(sessions.id, session.id), isNull(sessions.endedAt));
		await context.database.query.update(sessions).set({ idleUntil: idle }).where(unended);
	}
	return session;
}
