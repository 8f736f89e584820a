import * as z from "zod/mini";

/** Codes that only the config page meets. */
export const adminProblemCodes = [
	"admin_session_missing",
	"cross_site_request",
	"setup_link_invalid",
	"input_invalid",
	"authorization_in_use",
	"write_not_unknown",
	"nothing_pending",
	"two_keys_live",
	"connect_failed",
	"identity_keys_full",
] as const;

export type AdminProblemCode = (typeof adminProblemCodes)[number];

/** The body of a refusal on the config page's own API. */
export const adminProblemBody = z.object({
	error: z.object({
		code: z.string(),
		message: z.string(),
		requestId: z.string(),
		/** With `identity_invalid`: which rule the token broke. */
		reason: z.optional(z.string()),
		/** With `input_invalid`: which fields, as paths such as `parameters.0.name`, and what is wrong with each. */
		fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
	}),
});
export type AdminProblemBody = z.infer<typeof adminProblemBody>;
