import { eq } from "drizzle-orm";
import * as z from "zod";
import { type Visitor, visitors } from "../database/tables/index.ts";

/** Somebody of a site: one of its own users by the site's id of them, or a visitor by ours. */
export const whichVisitor = z.union([
	z.object({ subject: z.string().min(1).max(255) }),
	z.object({ visitor: z.string().min(1).max(100) }),
]);
export type WhichVisitor = z.infer<typeof whichVisitor>;

/** What finds them among the visitors of a site. */
export function isVisitor(which: WhichVisitor) {
	return "subject" in which ? eq(visitors.subject, which.subject) : eq(visitors.id, which.visitor as Visitor["id"]);
}
