import { makeId } from "@bellhop/contract/id";
import { and, eq } from "drizzle-orm";
import { authorizations, type Tool, tools } from "../database/tables/index.ts";
import type { SiteContext } from "../site/context.ts";
import { type ToolInput, toolInput } from "./tool-input.ts";

/** A tool that cannot be saved as it is, for a reason only the other records show. `field` is where it belongs. */
export class ToolInputError extends Error {
	override readonly name = "ToolInputError";
	readonly field: keyof ToolInput;

	constructor(field: keyof ToolInput, message: string) {
		super(message);
		this.field = field;
	}
}

/**
 * Makes a tool, or replaces the site's one of the same name.
 * @throws ZodError for faults of the record itself, ToolInputError for those of its authorization.
 */
export async function saveTool(context: SiteContext, input: ToolInput): Promise<Tool> {
	const { authorization: name, ...values } = toolInput.parse(input);
	const now = context.clock.now();
	return context.database.query.transaction(async (transaction) => {
		const mine = and(eq(authorizations.siteId, context.site.id), eq(authorizations.name, name ?? ""));
		const [authorization] = name === null ? [] : await transaction.select().from(authorizations).where(mine);
		if (name !== null && !authorization) throw new ToolInputError("authorization", `There is no "${name}".`);
		const origin = new URL(values.url).origin;
		if (authorization && !authorization.origins.includes(origin)) {
			throw new ToolInputError("url", `"${authorization.name}" may not be sent to ${origin}.`);
		}
		if (values.access === "write" && authorization?.purpose === "read") {
			throw new ToolInputError("authorization", `"${authorization.name}" is meant for reading only.`);
		}
		const row = { ...values, siteId: context.site.id, authorizationId: authorization?.id ?? null, updatedAt: now };
		const [saved] = await transaction
			.insert(tools)
			.values({ ...row, id: makeId("tool"), createdAt: now })
			.onConflictDoUpdate({ target: [tools.siteId, tools.name], set: row })
			.returning();
		if (!saved) throw new Error("The tool was not written.");
		return saved;
	});
}
