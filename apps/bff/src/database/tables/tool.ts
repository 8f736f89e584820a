import { boolean, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { authorizations } from "./authorization.ts";
import { sites } from "./site.ts";

/** A JSON Schema (2020-12 without remote references), as an admin writes it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Where the value of a parameter comes from. Only `model` parameters are in the schema the model sees. */
export type ParameterSource =
	| { readonly from: "model" }
	| { readonly from: "identity"; readonly claim: string }
	| { readonly from: "constant"; readonly value: unknown };

/** One parameter of a tool's request. */
export interface ToolParameter {
	readonly name: string;
	readonly place: "body" | "path" | "query" | "header";
	readonly schema: JsonSchema;
	readonly required: boolean;
	readonly description: string;
	readonly source: ParameterSource;
	/** What the confirmation card calls it; made from the name when left out. */
	readonly label?: string | undefined;
	/** Whether the visitor may change the value on the card, within its schema. */
	readonly editable?: boolean | undefined;
}

/** What holds for a tool that writes, beside its confirmation. */
export interface WriteRules {
	/** What will happen, for the card and the receipt: "Refund {amount} {currency} for order {order_id}". */
	readonly summary?: string | undefined;
	/** What the confirming button says: "Refund {amount} {currency}". */
	readonly action?: string | undefined;
	/** Where the answer names what was made, such as `refund.id`; stands on the receipt. */
	readonly reference?: string | undefined;
	/** How often it may act for one visitor within a day (UTC). */
	readonly callsPerDay?: number | undefined;
	/** How much a numeric parameter may sum up to for one visitor within a day (UTC). */
	readonly amountPerDay?: { readonly parameter: string; readonly most: number } | undefined;
	/** Everything is done but the sending. */
	readonly shadow?: boolean | undefined;
	/** How it is found out whether an action happened whose outcome is not known. */
	readonly lookUp?: WriteLookUp | undefined;
}

/** A tool that reads, and what its answer says when the action happened. */
export interface WriteLookUp {
	/** Its name. It gets the action's own values for parameters of the same name. */
	readonly tool: string;
	/** Where to look in the answer, such as `refunds[].idempotency_key`. */
	readonly path: string;
	/** The parameter whose value has to stand there; the id of the call when left out. */
	readonly parameter?: string | undefined;
}

/** What is expected of a tool's answer and what of it the model may see. */
export interface ToolResponse {
	/** Checked against the whole answer before anything is picked from it. */
	readonly schema?: JsonSchema | undefined;
	/** Paths such as `order.items[].name`; absent means everything. */
	readonly fields?: readonly string[] | undefined;
	/** Where an answer names pages that say the same to a visitor: paths such as `products[].name` and `products[].page`. */
	readonly source?: { readonly title: string; readonly url: string } | undefined;
	/** How many bytes of JSON the model may be given. */
	readonly maxBytes: number;
}

export type ToolMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One HTTP request to the owner's API that the agent may make. */
export const tools = pgTable(
	"tools",
	{
		id: text().$type<`tool_${string}`>().primaryKey(),
		siteId: text("site_id")
			.$type<`site_${string}`>()
			.notNull()
			.references(() => sites.id, { onDelete: "cascade" }),
		name: text().notNull(),
		title: text().notNull(),
		description: text().notNull(),
		method: text().$type<ToolMethod>().notNull(),
		url: text().notNull(),
		headers: jsonb().$type<Record<string, string>>().notNull(),
		parameters: jsonb().$type<ToolParameter[]>().notNull(),
		authorizationId: text("authorization_id")
			.$type<`auth_${string}`>()
			.references(() => authorizations.id, { onDelete: "restrict" }),
		response: jsonb().$type<ToolResponse>().notNull(),
		access: text().$type<"read" | "write">().notNull(),
		audience: text().$type<"anyone" | "verified">().notNull(),
		confirmation: text().$type<"ask" | "none">().notNull(),
		writing: jsonb().$type<WriteRules>().notNull().default({}),
		timeoutMs: integer("timeout_ms").notNull(),
		idempotent: boolean().notNull(),
		/** Whom a subject token for this tool is for (`aud`); without it none is sent. */
		subjectTokenAudience: text("subject_token_audience"),
		state: text().$type<"draft" | "live">().notNull(),
		createdAt: timestamp("created_at", { withTimezone: true }).notNull(),
		updatedAt: timestamp("updated_at", { withTimezone: true }).notNull(),
	},
	(table) => [unique("tools_site_name").on(table.siteId, table.name)],
);
export type Tool = typeof tools.$inferSelect;
