import { hkdfSync } from "node:crypto";
import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import type { Database } from "../database/database.ts";
import {
	adminCredentials,
	adminRateLimits,
	adminSessions,
	admins,
	adminVerifications,
} from "../database/tables/index.ts";

/** The shortest password an admin may have. */
export const shortestPassword = 12;

/** The header that tells the throttle where a request came from; whatever a client sends under this name is overwritten. */
export const addressHeader = "x-bellhop-address";

export interface AdminAuthParts {
	readonly database: Database;
	/** The key of the environment; the signing key of session cookies is derived from it (HKDF, RFC 5869). */
	readonly environmentKey: Uint8Array;
	/** The BFF's own address as admins type it, such as `https://chat.example.com`. */
	readonly address: string;
}

/**
 * Log-in for admins: email and password, a session cookie, throttled attempts counted in the database. Nobody signs up:
 * the first admin comes through the set-up link. The cookie is `SameSite=Lax`, so that a token server may send the admin
 * back; requests that change something are judged by where they come from (`middleware/same-origin`).
 */
export function createAdminAuth({ database, environmentKey, address }: AdminAuthParts) {
	const secret = Buffer.from(hkdfSync("sha256", environmentKey, "", "bellhop admin sessions", 32)).toString("base64");
	const schema = {
		user: admins,
		session: adminSessions,
		account: adminCredentials,
		verification: adminVerifications,
		rateLimit: adminRateLimits,
	};
	return betterAuth({
		appName: "Bellhop",
		baseURL: address,
		basePath: "/admin/api/auth",
		secret,
		database: drizzleAdapter(database.query, { provider: "pg", schema }),
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword },
		session: { expiresIn: 12 * 60 * 60, updateAge: 60 * 60 },
		rateLimit: {
			enabled: true,
			storage: "database",
			window: 60,
			max: 300,
			customRules: { "/sign-in/email": { window: 15 * 60, max: 10 }, "/change-password": { window: 15 * 60, max: 10 } },
		},
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
export type AdminAuth = ReturnType<typeof createAdminAuth>;
