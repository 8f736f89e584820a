import { and, desc, eq, isNull } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Conversation, conversations, sessions, type Visitor } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { SiteContext } from "../site/context.ts";
import type { LiveSession } from "./find-session.ts";
import { insertSession, type OpenedSession } from "./insert-session.ts";
import type { VerifiedIdentity } from "./verified-identity.ts";
import { welcomeVerified } from "./welcome-verified.ts";

/** A session that learns who it is for. */
export interface Identification {
	readonly session: Pick<LiveSession, "id" | "visitor">;
	readonly identity: VerifiedIdentity;
	/** The conversation that is open on the page; the newest one when the page does not say. */
	readonly chat?: string | undefined;
}

/**
 * Gives a session's bearer a new session as a verified visitor; the old one is dead. An anonymous visitor takes the open
 * conversation along, and nothing ever goes the other way: a subject after another one begins with what is theirs alone.
 * @throws Problem `session_expired` (it ended meanwhile), IdentityInvalid `token_ended` | `key_unknown`
 */
export async function identifySession(
	context: SiteContext,
	{ session, identity, chat }: Identification,
): Promise<OpenedSession> {
	const now = context.clock.now();
	return context.database.query.transaction(async (transaction) => {
		// Visitor before session, as everybody who locks both.
		const visitor = await welcomeVerified(context, transaction, identity);
		const alive = and(eq(sessions.id, session.id), isNull(sessions.endedAt));
		const ended = await transaction.update(sessions).set({ endedAt: now }).where(alive).returning({ id: sessions.id });
		if (ended.length === 0) throw new Problem("session_expired");
		if (session.visitor.subject === null) await carryOver(transaction, { from: session.visitor, to: visitor, chat });
		return insertSession(transaction, { visitor, identity, now });
	});
}

async function carryOver(
	transaction: Queries,
	{ from, to, chat }: { readonly from: Visitor; readonly to: Visitor; readonly chat: string | undefined },
): Promise<void> {
	const theirs = and(eq(conversations.visitorId, from.id), eq(conversations.siteId, from.siteId));
	const which = chat === undefined ? undefined : eq(conversations.id, chat as Conversation["id"]);
	const [open] = await transaction
		.select({ id: conversations.id })
		.from(conversations)
		.where(and(theirs, which))
		.orderBy(desc(conversations.updatedAt))
		.limit(1)
		.for("update");
	if (open) await transaction.update(conversations).set({ visitorId: to.id }).where(eq(conversations.id, open.id));
}
