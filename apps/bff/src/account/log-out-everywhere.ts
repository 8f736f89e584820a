import { recordChange } from "../audit/record-change.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import type { AdminAuth } from "./admin-auth.ts";

/** A logged-in admin, with the headers that carry their session. */
export interface ActingAdmin {
	readonly id: string;
	readonly email: string;
	readonly headers: Headers;
}

/** Ends every session of an admin, this one included. @returns `better-auth`'s answer */
export async function logOutEverywhere(
	context: { readonly auth: AdminAuth; readonly database: Database; readonly clock: Clock },
	{ id, email, headers }: ActingAdmin,
): Promise<Response> {
	return context.database.query.transaction(async (transaction) => {
		const answer = await context.auth.within(transaction).api.revokeSessions({ headers, asResponse: true });
		const change = { siteId: null, actor: email, subject: { id, name: email }, at: context.clock.now() };
		if (answer.ok) await recordChange(transaction, { ...change, action: "admin.logged_out_everywhere" });
		return answer;
	});
}
