import { and, asc, eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Authorization, type Tool, tools } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";
import type { IdentityClaims } from "./build-request.ts";

/** A tool with the credential it uses. */
export interface ToolRecord {
	readonly tool: Tool;
	readonly authorization: Authorization | null;
}

/** Why the agent does not get a tool in a live conversation. */
export type Withheld = "draft" | "not_verified";

/** Every tool of a site, by name. */
export async function allTools({ database, site }: SiteContext): Promise<ToolRecord[]> {
	const found = await database.query.query.tools.findMany({
		where: eq(tools.siteId, site.id),
		with: { authorization: true },
		orderBy: asc(tools.name),
	});
	return found.map(({ authorization, ...tool }) => ({ tool, authorization }));
}

/** One tool of a site, within the caller's transaction. */
export async function findTool(
	{ site }: Pick<SiteContext, "site">,
	queries: Queries,
	id: Tool["id"],
): Promise<ToolRecord | undefined> {
	const found = await queries.query.tools.findFirst({
		where: and(eq(tools.id, id), eq(tools.siteId, site.id)),
		with: { authorization: true },
	});
	if (!found) return undefined;
	const { authorization, ...tool } = found;
	return { tool, authorization };
}

/**
 * Why a tool is kept from a visitor with these claims: drafts, and tools for verified visitors when nobody knows who this is.
 * @returns nothing when it is offered.
 */
export function withheldFrom(
	{ state, audience }: Pick<Tool, "state" | "audience">,
	claims: IdentityClaims,
): Withheld | undefined {
	if (audience === "verified" && claims === undefined) return "not_verified";
	return state === "draft" ? "draft" : undefined;
}
