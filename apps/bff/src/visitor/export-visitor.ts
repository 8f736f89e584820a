import { and, asc, eq, inArray } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import type { Queries } from "../database/database.ts";
import {
	conversations,
	handovers,
	messages,
	ratings,
	sessions,
	taskRuns,
	toolCalls,
	turns,
	userData,
	userDataFetches,
	type Visitor,
	visitors,
	writes,
} from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminContext } from "../site/context.ts";
import { isVisitor, type WhichVisitor } from "./which-visitor.ts";

/**
 * Everything that is stored of a visitor, to be handed to them: who the site says they are, their sessions, conversations,
 * what was looked up for them and what the User Data API said. One moment of it; no token, hash or secret is part of it.
 * @throws Problem `not_found`
 */
export async function exportVisitor(context: AdminContext, which: WhichVisitor) {
	const { database, site, actor, clock } = context;
	const moment = { isolationLevel: "repeatable read" } as const;
	return database.query.transaction(async (transaction) => {
		const theirs = and(eq(visitors.siteId, site.id), isVisitor(which));
		const [visitor] = await transaction.select().from(visitors).where(theirs);
		if (!visitor) throw new Problem("not_found");
		const { id, subject, claims, createdAt } = visitor;
		const ofVisitor = eq(conversations.visitorId, id);
		const ids = transaction.select({ id: conversations.id }).from(conversations).where(ofVisitor);
		const change = { siteId: site.id, actor, action: "visitor.exported", at: clock.now() };
		await recordChange(transaction, { ...change, subject: { id, name: id } });
		return {
			exportedAt: clock.now(),
			site: { id: site.id, name: site.name },
			visitor: { id, subject, claims, createdAt },
			sessions: await transaction
				.select({ createdAt: sessions.createdAt, expiresAt: sessions.expiresAt, endedAt: sessions.endedAt })
				.from(sessions)
				.where(eq(sessions.visitorId, id))
				.orderBy(asc(sessions.createdAt)),
			conversations: await transaction.query.conversations.findMany({
				columns: { id: true, title: true, createdAt: true, updatedAt: true },
				where: ofVisitor,
				orderBy: asc(conversations.createdAt),
				with: {
					messages: {
						columns: { id: true, role: true, parts: true, page: true, createdAt: true },
						orderBy: asc(messages.number),
					},
				},
			}),
			toolCalls: await transaction
				.select({
					...{ id: toolCalls.id, conversation: turns.conversationId, tool: toolCalls.toolName },
					...{ input: toolCalls.input, output: toolCalls.output, state: toolCalls.state },
					...{ startedAt: toolCalls.startedAt, endedAt: toolCalls.endedAt },
				})
				.from(toolCalls)
				.innerJoin(turns, eq(turns.id, toolCalls.turnId))
				.where(inArray(turns.conversationId, ids))
				.orderBy(asc(toolCalls.startedAt)),
			ratings: await transaction.select().from(ratings).where(inArray(ratings.conversationId, ids)),
			actions: await actionsOf(transaction, id),
			...(await tasksOf(transaction, id)),
			userData: await transaction
				.select({ info: userData.info, askedAt: userData.askedAt })
				.from(userData)
				.where(eq(userData.visitorId, id)),
			userDataFetches: await transaction
				.select({ at: userDataFetches.at, problem: userDataFetches.problem, httpStatus: userDataFetches.httpStatus })
				.from(userDataFetches)
				.where(eq(userDataFetches.visitorId, id))
				.orderBy(asc(userDataFetches.number)),
		};
	}, moment);
}

/** What was done for a visitor in the owner's systems. */
function actionsOf(transaction: Queries, visitorId: Visitor["id"]) {
	return transaction
		.select({
			...{ id: writes.id, tool: writes.toolName, summary: toolCalls.summary, amount: writes.amount },
			...{ state: writes.state, reference: writes.reference },
			...{ startedAt: writes.startedAt, endedAt: writes.endedAt },
		})
		.from(writes)
		.leftJoin(toolCalls, eq(toolCalls.id, writes.id))
		.where(eq(writes.visitorId, visitorId))
		.orderBy(asc(writes.startedAt));
}

/** The procedures a visitor went through, with what they told them, and whom they were handed over to. */
async function tasksOf(transaction: Queries, visitorId: Visitor["id"]) {
	const theirs = eq(conversations.visitorId, visitorId);
	return {
		tasks: await transaction
			.select({
				...{ conversation: taskRuns.conversationId, state: taskRuns.state, notes: taskRuns.notes },
				...{ data: taskRuns.data, startedAt: taskRuns.startedAt, endedAt: taskRuns.endedAt },
			})
			.from(taskRuns)
			.innerJoin(conversations, eq(conversations.id, taskRuns.conversationId))
			.where(theirs),
		handovers: await transaction
			.select({
				...{ id: handovers.id, conversation: handovers.conversationId, reason: handovers.reason },
				...{ summary: handovers.summary, data: handovers.data, createdAt: handovers.createdAt },
			})
			.from(handovers)
			.innerJoin(conversations, eq(conversations.id, handovers.conversationId))
			.where(theirs),
	};
}
