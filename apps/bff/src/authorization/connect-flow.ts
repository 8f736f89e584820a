import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Authorization, type AuthorizationCode, authorizations } from "../database/tables/index.ts";
import type { Egress } from "../egress/egress.ts";
import type { KeyRing } from "../secret/key-ring.ts";
import type { Scrubber } from "../secret/scrubber.ts";
import type { SealedPlace } from "../secret/seal.ts";
import type { AdminContext } from "../site/context.ts";
import { ConnectFault } from "./connect-fault.ts";

/** An admin connecting an authorization. */
export interface ConnectContext extends AdminContext {
	readonly keys: KeyRing;
	readonly egress: Egress;
	readonly scrubber: Scrubber;
}

/** How long an admin may take at the token server, in milliseconds. */
export const connectTime = 10 * 60_000;

/** SHA-256, hexadecimal: neither `state` nor the admin's session is stored. */
export const hashed = (text: string) => createHash("sha256").update(text).digest("hex");

/** Where the PKCE verifier of a flow lies sealed. */
export const verifierPlace = (site: string, row: string): SealedPlace => ({
	site,
	table: "connect_flows",
	row,
	column: "verifier",
});

/** The one path a server may send an admin back to for this authorization, so that no two servers share one (RFC 9700). */
export const callbackPath = (authorizationId: string) => `/admin/oauth/${authorizationId}/callback`;

/** The site's authorization, when it is of the kind that an admin connects. @throws ConnectFault */
export async function findConnectable(
	{ site }: ConnectContext,
	queries: Queries,
	id: string,
): Promise<Authorization & { readonly settings: AuthorizationCode }> {
	const mine = and(eq(authorizations.siteId, site.id), eq(authorizations.id, id as Authorization["id"]));
	const [found] = await queries.select().from(authorizations).where(mine);
	if (found?.settings.kind !== "oauth2_authorization_code") {
		throw new ConnectFault("not_connectable", "This is not an authorization that is connected by logging in.");
	}
	return { ...found, settings: found.settings };
}
