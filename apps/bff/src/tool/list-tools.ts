import { and, asc, count, eq, gt, max, sql } from "drizzle-orm";
import { type Authorization, type Tool, toolCalls, tools } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";

/** A tool as the list shows it: with its credential's name and how its calls went in the last 24 hours. */
export interface ListedTool {
	readonly tool: Tool;
	readonly authorization: Authorization | null;
	readonly lastUsedAt: Date | null;
	readonly calls24h: number;
	readonly failures24h: number;
}

/** The tools of a site, by name. */
export async function listTools({ database, clock, site }: SiteContext): Promise<ListedTool[]> {
	const found = await database.query.query.tools.findMany({
		where: eq(tools.siteId, site.id),
		with: { authorization: true },
		orderBy: asc(tools.name),
	});
	const used = await database.query
		.select({ toolId: toolCalls.toolId, last: max(toolCalls.startedAt) })
		.from(toolCalls)
		.innerJoin(tools, eq(tools.id, toolCalls.toolId))
		.where(eq(tools.siteId, site.id))
		.groupBy(toolCalls.toolId);
	const dayAgo = new Date(clock.now().getTime() - 24 * 60 * 60 * 1000);
	const recent = await database.query
		.select({
			toolId: toolCalls.toolId,
			calls: count(),
			failures: sql<number>`(count(*) filter (where ${toolCalls.state} = 'failed'))::int`,
		})
		.from(toolCalls)
		.innerJoin(tools, eq(tools.id, toolCalls.toolId))
		.where(and(eq(tools.siteId, site.id), gt(toolCalls.startedAt, dayAgo)))
		.groupBy(toolCalls.toolId);
	return found.map(({ authorization, ...tool }) => {
		const today = recent.find(({ toolId }) => toolId === tool.id);
		return {
			tool,
			authorization,
			lastUsedAt: used.find(({ toolId }) => toolId === tool.id)?.last ?? null,
			calls24h: today?.calls ?? 0,
			failures24h: today?.failures ?? 0,
		};
	});
}
