import { recordChange } from "../audit/record-change.ts";
import type { Database } from "../database/database.ts";
import type { LimitContext } from "../limit/context.ts";
import type { AdminAuth } from "./admin-auth.ts";
import { countFailedTries } from "./count-failed-tries.ts";
import type { ActingAdmin } from "./log-out-everywhere.ts";

/** Changes an admin's password and logs their other browsers out. @returns `better-auth`'s answer. @throws RateLimited */
export async function changePassword(
	context: LimitContext & { readonly auth: AdminAuth; readonly database: Database },
	admin: ActingAdmin & { readonly address: string },
	passwords: { readonly currentPassword: string; readonly newPassword: string },
): Promise<Response> {
	const { email, address, headers } = admin;
	return countFailedTries(context, { what: "password-change", address, email }, () =>
		context.database.query.transaction(async (transaction) => {
			const body = { ...passwords, revokeOtherSessions: true };
			const answer = await context.auth.within(transaction).api.changePassword({ body, headers, asResponse: true });
			const change = { siteId: null, actor: email, subject: { id: admin.id, name: email }, at: context.clock.now() };
			if (answer.ok) await recordChange(transaction, { ...change, action: "admin.password_changed" });
			return answer;
		}),
	);
}
