import { hkdfSync } from "node:crypto";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { Database, Queries } from "../database/database.ts";
import { adminCredentials, adminSessions, admins, adminVerifications } from "../database/tables/index.ts";

/** The shortest password an admin may have. */
export const shortestPassword = 12;

/** The header that tells a session's record where it was opened from; whatever a client sends under this name is overwritten. */
export const addressHeader = "x-bellhop-address";

export interface AdminAuthParts {
	readonly database: Database;
	/** The key of the environment; the signing key of session cookies is derived from it (HKDF, RFC 5869). */
	readonly environmentKey: Uint8Array;
	/** The BFF's own address as admins type it, such as `https://chat.example.com`. */
	readonly address: string;
}

/**
 * Log-in for admins: email and password, a session cookie. Nobody signs up: the first admin comes through the set-up
 * link. The cookie is `SameSite=Lax`, so that a token server may send the admin back; requests that change something are
 * judged by where they come from (`middleware/same-origin`). Failed tries are counted by us (`count-failed-tries.ts`).
 */
export function createAdminAuth({ database, ...parts }: AdminAuthParts) {
	/** The same, working inside a transaction of ours. */
	const within = (queries: Queries) => authOn(queries, parts);
	return { ...authOn(database.query, parts), within };
}
export type AdminAuth = ReturnType<typeof createAdminAuth>;

function authOn(queries: Queries, { environmentKey, address }: Omit<AdminAuthParts, "database">) {
	const secret = Buffer.from(hkdfSync("sha256", environmentKey, "", "bellhop admin sessions", 32)).toString("base64");
	const schema = {
		user: admins,
		session: adminSessions,
		account: adminCredentials,
		verification: adminVerifications,
	};
	return betterAuth({
		appName: "Bellhop",
		baseURL: address,
		basePath: "/admin/api/auth",
		secret,
		database: drizzleAdapter(queries, { provider: "pg", schema }),
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword },
		session: { expiresIn: 12 * 60 * 60, updateAge: 60 * 60 },
		rateLimit: { enabled: false },
		advanced: {
			cookiePrefix: "bellhop",
			useSecureCookies: address.startsWith("https:"),
			ipAddress: { ipAddressHeaders: [addressHeader] },
			defaultCookieAttributes: { sameSite: "lax", httpOnly: true, path: "/admin" },
		},
		telemetry: { enabled: false },
		logger: { disabled: true },
	});
}
