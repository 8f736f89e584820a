import { and, asc, eq } from "drizzle-orm";
import { type Authorization, type Tool, tools } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";
import type { IdentityClaims } from "./build-request.ts";

/** A tool with the credential it uses. */
export interface ToolRecord {
	readonly tool: Tool;
	readonly authorization: Authorization | null;
}

/**
 * The tools the agent may use in a live conversation: live ones, those for verified visitors only when the visitor is
 * one. Tools that write are left out until a visitor can confirm them (docs/decisions/0006-writes-wait-for-approvals.md).
 */
export async function offerTools(context: SiteContext, claims: IdentityClaims): Promise<ToolRecord[]> {
	const found = await context.database.query.query.tools.findMany({
		where: and(eq(tools.siteId, context.site.id), eq(tools.state, "live"), eq(tools.access, "read")),
		with: { authorization: true },
		orderBy: asc(tools.name),
	});
	return found
		.filter(({ audience }) => audience === "anyone" || claims !== undefined)
		.map(({ authorization, ...tool }) => ({ tool, authorization }));
}
