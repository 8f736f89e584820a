import { makeId } from "@bellhop/contract/id";
import { and, eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import type { Queries } from "../database/database.ts";
import { type Authorization, authorizations, type Tool, tools } from "../database/tables/index.ts";
import type { AdminContext } from "../site/context.ts";
import { type ToolInput, toolInput } from "./tool-input.ts";

/** A tool that cannot be saved as it is, for a reason only the other records show. `field` is where it belongs. */
export class ToolInputError extends Error {
	override readonly name = "ToolInputError";
	readonly field: keyof ToolInput | `writing.${string}`;

	constructor(field: ToolInputError["field"], message: string) {
		super(message);
		this.field = field;
	}
}

/** Which tool a save means: a new one, the site's one of the same name if there is one, or the one with this id. */
export type SaveTarget = "new" | "same-name" | { readonly id: string };

/**
 * Makes or changes a tool.
 * @throws ZodError for faults of the record itself, ToolInputError for those that other records show.
 */
export async function saveTool(
	context: AdminContext,
	input: ToolInput,
	target: SaveTarget = "same-name",
): Promise<Tool> {
	const { authorization: name, ...values } = toolInput.parse(input);
	const now = context.clock.now();
	return context.database.query.transaction(async (transaction) => {
		const before = await findTarget(context, transaction, { name: values.name, target });
		const authorization = await findAuthorization(context, transaction, name);
		refuseMisuse(authorization, values);
		await refuseLookUp(context, transaction, values);
		const row = { ...values, siteId: context.site.id, authorizationId: authorization?.id ?? null, updatedAt: now };
		const id = before?.id ?? makeId("tool");
		const [saved] = await transaction
			.insert(tools)
			.values({ ...row, id, createdAt: now })
			.onConflictDoUpdate({ target: tools.id, set: row })
			.returning();
		if (!saved) throw new Error("The tool was not written.");
		const change = { siteId: saved.siteId, actor: context.actor, action: "tool.saved", subject: saved, at: now };
		await recordChange(transaction, { ...change, before, after: saved });
		return saved;
	});
}

async function findTarget(
	{ site }: AdminContext,
	transaction: Queries,
	{ name, target }: { readonly name: string; readonly target: SaveTarget },
): Promise<Tool | undefined> {
	const ofSite = await transaction.select().from(tools).where(eq(tools.siteId, site.id)).for("update");
	const named = ofSite.find((tool) => tool.name === name);
	if (target === "same-name") return named;
	const meant = target === "new" ? undefined : ofSite.find(({ id }) => id === target.id);
	if (target !== "new" && !meant) throw new ToolInputError("name", "This tool is no longer there.");
	if (named && named.id !== meant?.id) throw new ToolInputError("name", `There is another tool named ${name}.`);
	return meant;
}

async function findAuthorization(
	{ site }: AdminContext,
	transaction: Queries,
	name: string | null,
): Promise<Authorization | undefined> {
	if (name === null) return undefined;
	const mine = and(eq(authorizations.siteId, site.id), eq(authorizations.name, name));
	const [authorization] = await transaction.select().from(authorizations).where(mine);
	if (!authorization) throw new ToolInputError("authorization", `There is no "${name}".`);
	return authorization;
}

function refuseMisuse(authorization: Authorization | undefined, tool: Pick<Tool, "url" | "access">): void {
	if (!authorization) return;
	const { origin } = new URL(tool.url);
	if (!authorization.origins.includes(origin)) {
		throw new ToolInputError("url", `"${authorization.name}" may not be sent to ${origin}.`);
	}
	if (tool.access === "write" && authorization.purpose === "read") {
		throw new ToolInputError("authorization", `"${authorization.name}" is meant for reading only.`);
	}
}

/** What finds out whether an action happened must not change anything itself. */
async function refuseLookUp(
	{ site }: AdminContext,
	transaction: Queries,
	{ writing }: Pick<Tool, "writing">,
): Promise<void> {
	const name = writing.lookUp?.tool;
	if (name === undefined) return;
	const [tool] = await transaction
		.select()
		.from(tools)
		.where(and(eq(tools.siteId, site.id), eq(tools.name, name)));
	if (!tool) throw new ToolInputError("writing.lookUp.tool", `There is no tool named ${name}.`);
	if (tool.access === "write") throw new ToolInputError("writing.lookUp.tool", `${name} changes something itself.`);
}
