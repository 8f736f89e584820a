import * as z from "zod/mini";
import { chatSummary } from "./chat.ts";
import { idOf } from "./id.ts";
import { siteSettings } from "./site.ts";

/** Body of `POST /v1/sessions`. */
export const sessionRequest = z.object({
	site: z.string(),
	identityToken: z.optional(z.string()),
});
export type SessionRequest = z.infer<typeof sessionRequest>;

/** Body of `POST /v1/sessions/identify`. */
export const identifyRequest = z.object({
	identityToken: z.string(),
	/** The conversation open on the page, which an anonymous visitor takes along; the newest one when it is left out. */
	chat: z.optional(idOf("chat")),
});
export type IdentifyRequest = z.infer<typeof identifyRequest>;

/** Answer of `GET /v1/sessions`: who the token speaks for, and what was said so far. */
export const currentSession = z.object({
	/** ISO 8601, UTC; earlier when it is not used. */
	expiresAt: z.string(),
	visitor: z.object({
		id: idOf("visitor"),
		verified: z.boolean(),
		name: z.optional(z.string()),
	}),
	site: siteSettings,
	/** The newest first. */
	chats: z.array(chatSummary),
});
export type CurrentSession = z.infer<typeof currentSession>;

/** Answer of `POST /v1/sessions` and of `POST /v1/sessions/identify`, status 201. The token is opaque, 256 random bits, and never stored in clear by the BFF. */
export const sessionAnswer = z.extend(currentSession, { token: z.string() });
export type SessionAnswer = z.infer<typeof sessionAnswer>;
