import { listIdentityKeys } from "../identity/list-identity-keys.ts";
import type { SiteContext } from "../site/context.ts";
import type { ToolRecord } from "../tool/offer-tools.ts";
import { findSource } from "../user-data/find-source.ts";

/**
 * Whether a visitor nobody knows could get more by signing in: the site can say who its users are, and has tools or data for
 * those it knows.
 * @param records every tool of the site
 */
export async function signInHelps(context: SiteContext, records: readonly ToolRecord[]): Promise<boolean> {
	if ((await listIdentityKeys(context)).length === 0) return false;
	const forVerified = ({ tool }: ToolRecord) =>
		tool.state === "live" && tool.access === "read" && tool.audience === "verified";
	return records.some(forVerified) || (await findSource(context))?.active === true;
}
