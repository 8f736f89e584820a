import { asc, eq } from "drizzle-orm";
import { type Authorization, type Tool, tools } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";
import type { IdentityClaims } from "./build-request.ts";

/** A tool with the credential it uses. */
export interface ToolRecord {
	readonly tool: Tool;
	readonly authorization: Authorization | null;
}

/** Why the agent does not get a tool in a live conversation. */
export type Withheld = "draft" | "waits_for_confirmation" | "not_verified";

/** Every tool of a site, by name. */
export async function allTools({ database, site }: SiteContext): Promise<ToolRecord[]> {
	const found = await database.query.query.tools.findMany({
		where: eq(tools.siteId, site.id),
		with: { authorization: true },
		orderBy: asc(tools.name),
	});
	return found.map(({ authorization, ...tool }) => ({ tool, authorization }));
}

/**
 * Why a tool is kept from a visitor with these claims: drafts, tools for verified visitors when nobody knows who this is, and
 * tools that write until a visitor can confirm them (docs/decisions/0006-writes-wait-for-approvals.md).
 * @returns nothing when it is offered.
 */
export function withheldFrom(
	{ state, access, audience }: Pick<Tool, "state" | "access" | "audience">,
	claims: IdentityClaims,
): Withheld | undefined {
	if (access === "write") return "waits_for_confirmation";
	if (audience === "verified" && claims === undefined) return "not_verified";
	return state === "draft" ? "draft" : undefined;
}
