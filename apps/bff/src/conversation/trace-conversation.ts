import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import {
	type Conversation,
	conversations,
	handovers,
	messages,
	ratings,
	taskRuns,
	taskVersions,
	toolCalls,
	turns,
	visitors,
	writes,
} from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { SiteContext } from "../site/context.ts";
import { ratingColumns } from "./rate-conversation.ts";

/** How many come at once. */
const pageLength = 50;

/** The conversations of a site, the newest first; with `before`, those older than that one. */
export function listForTeam({ database, site }: SiteContext, before?: string) {
	return database.query
		.select({
			...{ id: conversations.id, title: conversations.title, updatedAt: conversations.updatedAt },
			...{ visitorId: visitors.id, subject: visitors.subject },
			name: sql<string | null>`${visitors.claims} ->> 'name'`,
			...ratingColumns,
		})
		.from(conversations)
		.innerJoin(visitors, eq(visitors.id, conversations.visitorId))
		.where(and(eq(conversations.siteId, site.id), before === undefined ? undefined : olderThan(before)))
		.orderBy(desc(conversations.updatedAt), desc(conversations.id))
		.limit(pageLength);
}

function olderThan(id: string): SQL | undefined {
	const at = sql`(select c.updated_at from conversations c where c.id = ${id})`;
	const same = and(eq(conversations.updatedAt, at), lt(conversations.id, id as Conversation["id"]));
	return or(lt(conversations.updatedAt, at), same);
}

/**
 * Everything that happened in a conversation, for the site's team: what was said, each turn with what it cost, each call with
 * what the model asked for and was given, what the ledger knows, tasks and a handover.
 * @throws Problem `not_found`
 */
export async function traceConversation({ database, site }: SiteContext, id: string) {
	const { query } = database;
	const [found] = await query
		.select({ conversation: conversations, visitor: visitors })
		.from(conversations)
		.innerJoin(visitors, eq(visitors.id, conversations.visitorId))
		.where(and(eq(conversations.id, id as Conversation["id"]), eq(conversations.siteId, site.id)));
	if (!found) throw new Problem("not_found");
	const { conversation, visitor } = found;
	const ofThis = conversation.id;
	const ranTurns = await query
		.select()
		.from(turns)
		.where(eq(turns.conversationId, ofThis))
		.orderBy(asc(turns.startedAt));
	const turnIds = ranTurns.map((turn) => turn.id);
	const calls =
		turnIds.length === 0
			? []
			: await query
					.select({ call: toolCalls, write: writes })
					.from(toolCalls)
					.leftJoin(writes, eq(writes.id, toolCalls.id))
					.where(inArray(toolCalls.turnId, turnIds))
					.orderBy(asc(toolCalls.startedAt));
	const version = and(eq(taskVersions.taskId, taskRuns.taskId), eq(taskVersions.version, taskRuns.version));
	const runs = await query
		.select({ run: taskRuns, content: taskVersions.content })
		.from(taskRuns)
		.innerJoin(taskVersions, version)
		.where(eq(taskRuns.conversationId, ofThis))
		.orderBy(asc(taskRuns.startedAt));
	const [handover] = await query.select().from(handovers).where(eq(handovers.conversationId, ofThis));
	const { subject, claims } = visitor;
	return {
		...{ id: conversation.id, title: conversation.title, createdAt: conversation.createdAt },
		visitor: { id: visitor.id, subject, name: typeof claims?.["name"] === "string" ? claims["name"] : null },
		messages: await query
			.select({
				...{ id: messages.id, role: messages.role, parts: messages.parts, createdAt: messages.createdAt },
				...{ withdrawn: messages.withdrawn, page: messages.page },
			})
			.from(messages)
			.where(eq(messages.conversationId, ofThis))
			.orderBy(asc(messages.number)),
		turns: ranTurns.map(({ answerId, state, problem, steps, inputTokens, outputTokens, rule, ...turn }) => ({
			...{ id: turn.id, answerId, state, problem, steps, inputTokens, outputTokens, rule },
			milliseconds: turn.endedAt ? turn.endedAt.getTime() - turn.startedAt.getTime() : null,
			calls: calls.filter(({ call }) => call.turnId === turn.id).map(({ call, write }) => callView(call, write)),
		})),
		runs: runs.map(({ run: { state, step, notes, data, version: number, startedAt }, content }) => ({
			...{ name: content.name, version: number, state, step, notes, data, startedAt },
			steps: content.steps.map(({ title }) => title),
		})),
		handover: handover ?? null,
		ratings: await query.select().from(ratings).where(eq(ratings.conversationId, ofThis)),
	};
}

function callView(call: typeof toolCalls.$inferSelect, write: typeof writes.$inferSelect | null) {
	const { id, toolId, toolName, input, output, summary, state, problem, httpStatus, startedAt, endedAt } = call;
	return {
		...{ id, toolId, toolName, input, output, summary, state, problem, httpStatus },
		milliseconds: endedAt ? endedAt.getTime() - startedAt.getTime() : null,
		action: write && { state: write.state, shadow: write.shadow, reference: write.reference, attempts: write.fence },
	};
}
