import { index, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { sites } from "./site.ts";

/** What both OAuth 2.0 kinds know of the server that grants tokens. The client secret is the record's sealed secret. */
interface OAuthClient {
	readonly tokenUrl: string;
	readonly clientId: string;
	/** How the client secret is sent to the token endpoint (RFC 6749 section 2.3.1). */
	readonly clientAuthentication: "basic" | "post";
	readonly scopes: readonly string[];
	/** Sent as `audience`, which some servers ask for. */
	readonly audience?: string | undefined;
	/** Sent as `resource` (RFC 8707). */
	readonly resource?: string | undefined;
}

export interface ClientCredentials extends OAuthClient {
	readonly kind: "oauth2_client_credentials";
}

export interface AuthorizationCode extends OAuthClient {
	readonly kind: "oauth2_authorization_code";
	/** Where the admin's browser is sent to. May carry a query, such as `access_type=offline`. */
	readonly authorizationUrl: string;
	/** The server's own name; when it is known, the `iss` of its answer must be this (RFC 9207). */
	readonly issuer?: string | undefined;
}

/** How a stored credential is put on a request. The secret itself is sealed in its own column. */
export type AuthorizationKind =
	| { readonly kind: "bearer" }
	| { readonly kind: "api_key"; readonly header: string }
	| { readonly kind: "basic"; readonly username: string }
	| ClientCredentials
	| AuthorizationCode;

/**
 * `ready` to be used; `not_connected`: an admin must press Connect first; `reconnect_needed`: the server took the grant
 * back. Only the authorization code kind is ever anything but ready.
 */
export type AuthorizationState = "ready" | "not_connected" | "reconnect_needed";

/** A stored credential of the owner's systems, such as "Order Management API, production". */
export const authorizations = pgTable(
	"authorizations",
	{
		id: text().$type<`auth_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		name: text().notNull(),
		settings: jsonb().$type<AuthorizationKind>().notNull(),
		/** Sealed (see `secret/`); opens only in this row and column. */
		secret: text().notNull(),
		lastFour: text("last_four").notNull(),
		/** Origins the secret may be sent to. */
		origins: jsonb().$type<string[]>().notNull(),
		purpose: text().$type<"read" | "write">().notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
		secretSetAt: timestamp("secret_set_at", { withTimezone: true }).notNull(),
		lastUsedAt: timestamp("last_used_at", { withTimezone: true }),
		/** A new secret that was not tried yet, sealed; the one in `secret` is used until it is confirmed. */
		pendingSecret: text("pending_secret"),
		pendingSetAt: timestamp("pending_set_at", { withTimezone: true }),
		state: text().$type<AuthorizationState>().notNull().default("ready"),
		/** Grows with every change of the tokens; a change is written only over the version it was made from. */
		version: integer().notNull().default(1),
		/** OAuth 2.0: access token and refresh token as sealed JSON. */
		tokens: text(),
		tokensSetAt: timestamp("tokens_set_at", { withTimezone: true }),
		/** When the access token ends; unknown when the server did not say. */
		tokensExpireAt: timestamp("tokens_expire_at", { withTimezone: true }),
		/** When the token server last failed to answer, so that it is not asked again with every call. */
		tokensFailedAt: timestamp("tokens_failed_at", { withTimezone: true }),
		/** When the owner's system last refused a token that had just been renewed. */
		refusedAt: timestamp("refused_at", { withTimezone: true }),
	},
	(table) => [unique("authorizations_site_name").on(table.siteId, table.name)],
);
export type Authorization = typeof authorizations.$inferSelect;

/** An admin on the way to the token server and back. Gone once it came back, or after ten minutes. */
export const connectFlows = pgTable(
	"connect_flows",
	{
		/** SHA-256 of the `state` parameter, hexadecimal. */
		id: text().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		authorizationId: text("authorization_id")
			.$type<`auth_${string}`>()
			.notNull()
			.references(() => authorizations.id, { onDelete: "cascade" }),
		/** SHA-256 of the admin's session: only the browser that left may come back. */
		adminSessionHash: text("admin_session_hash").notNull(),
		/** The PKCE code verifier, sealed. */
		verifier: text().notNull(),
		redirectUri: text("redirect_uri").notNull(),
		expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
	},
	(table) => [index("connect_flows_authorization").on(table.authorizationId)],
);

/** A key that signs what is sent with an authorization, so that the owner's system can check who calls. At most two live. */
export const signingKeys = pgTable(
	"signing_keys",
	{
		id: text().$type<`key_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		authorizationId: text("authorization_id")
			.$type<`auth_${string}`>()
			.notNull()
			.references(() => authorizations.id, { onDelete: "cascade" }),
		/** Sealed `whsec_…` (Standard Webhooks). */
		secret: text().notNull(),
		lastFour: text("last_four").notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
	},
	(table) => [index("signing_keys_authorization").on(table.authorizationId)],
);
export type SigningKey = typeof signingKeys.$inferSelect;
