import { and, desc, eq, isNotNull, or, sql } from "drizzle-orm";
import { conversations, type Visitor, visitors } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";

/** How many are listed at the most. */
const most = 50;

/** A visitor in a list. */
export interface ListedVisitor extends Pick<Visitor, "id" | "subject" | "createdAt"> {
	/** The `name` claim of a verified one. */
	readonly name: string | null;
	readonly conversations: number;
	/** When a conversation of theirs last went on. */
	readonly lastAt: Date | null;
}

/**
 * A site's visitors, whoever talked last first: its users and everybody who said something, or those whose id is the text or
 * whose user id begins with it.
 */
export async function listVisitors({ database, site }: SiteContext, search?: string): Promise<ListedVisitor[]> {
	const begins = sql`starts_with(${visitors.subject}, ${search ?? ""})`;
	const wanted = search ? or(eq(visitors.id, search as Visitor["id"]), begins) : undefined;
	const lastAt = sql<string | null>`max(${conversations.updatedAt})`;
	const rows = await database.query
		.select({
			...{ id: visitors.id, subject: visitors.subject, createdAt: visitors.createdAt, lastAt },
			name: sql<string | null>`${visitors.claims} ->> 'name'`,
			conversations: sql<number>`count(${conversations.id})::int`,
		})
		.from(visitors)
		.leftJoin(conversations, eq(conversations.visitorId, visitors.id))
		.where(and(eq(visitors.siteId, site.id), wanted))
		.groupBy(visitors.id)
		.having(search ? undefined : or(sql`count(${conversations.id}) > 0`, isNotNull(visitors.subject)))
		.orderBy(sql`${lastAt} desc nulls last`, desc(visitors.createdAt))
		.limit(most);
	return rows.map((row) => ({ ...row, lastAt: row.lastAt === null ? null : new Date(row.lastAt) }));
}
