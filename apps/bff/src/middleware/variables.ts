import type { Context } from "hono";
import type { LiveSession } from "../visitor/find-session.ts";

/** What the middleware leaves for the routes. */
export interface Variables {
	readonly requestId: string;
	/** Where the request came from. */
	readonly address: string;
	/** Present behind `requireSession`. */
	readonly session: LiveSession;
}

export type RequestContext = Context<{ Variables: Variables }>;
