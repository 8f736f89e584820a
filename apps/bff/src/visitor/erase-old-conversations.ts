import { sql } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";

/** How many rows one statement takes away, so that a site that sets a retention for the first time holds nobody up. */
const batch = 200;

/**
 * Erases conversations in which nothing was said for as many days as their site keeps them, and then the visitors who have
 * nothing left: no conversation, no session that lives, and no sessions ended within the life of an identity token. Sites
 * without a retention keep everything.
 */
export async function eraseOldConversations(context: {
	readonly database: Database;
	readonly clock: Clock;
}): Promise<void> {
	const { database } = context;
	const now = sql`${context.clock.now().toISOString()}::timestamptz`;
	const before = sql`${now} - sites.retention_days * interval '1 day'`;
	const erase = async (statement: ReturnType<typeof sql>) => {
		for (;;) if ((await database.rows(statement)).length < batch) return;
	};
	await erase(sql`
		delete from conversations where id in (
			select c.id from conversations c join sites on sites.id = c.site_id
			where c.updated_at < ${before}
				and not exists (select from turns where turns.conversation_id = c.id and turns.state = 'running')
			limit ${batch}
		) returning id`);
	await erase(sql`
		delete from visitors where id in (
			select v.id from visitors v join sites on sites.id = v.site_id
			where v.created_at < ${before}
				and (v.tokens_ended_at is null or v.tokens_ended_at < ${now} - interval '1 day')
				and not exists (select from conversations c where c.visitor_id = v.id)
				and not exists (
					select from sessions s where s.visitor_id = v.id
						and s.ended_at is null and s.expires_at > ${now} and s.idle_until > ${now}
				)
			limit ${batch}
		) returning id`);
}
