import * as z from "zod/mini";
import { pageLimits } from "./page-limits.ts";

/**
 * Where a visitor is and what the website's page says of it: sent along with a message where the page wants it
 * (`Bellhop("update", { page })`). Nobody has verified it: the model gets it as data, and no parameter is filled from it.
 */
export const pageContext = z.object({
	/** Without query and fragment, which may hold secrets. */
	url: z.string().check(z.maxLength(pageLimits.url)),
	title: z.string().check(z.maxLength(pageLimits.title)),
	fields: z.optional(
		z
			.record(z.string().check(z.maxLength(pageLimits.name)), z.string().check(z.maxLength(pageLimits.value)))
			.check(z.refine((fields) => Object.keys(fields).length <= pageLimits.fields)),
	),
});
export type PageContext = z.infer<typeof pageContext>;
