import { makeId } from "@bellhop/contract/id";
import { and, eq, notInArray } from "drizzle-orm";
import * as z from "zod";
import { recordChange } from "../audit/record-change.ts";
import { type Guidance, type GuidanceKind, guidance } from "../database/tables/index.ts";
import type { AdminContext } from "../site/context.ts";
import { listGuidance } from "./list-guidance.ts";

/** How many rules of a kind there may be. */
const most = 30;

const rule = z.object({
	/** Of a rule that is there already. */
	id: z.string().optional(),
	situation: z.string().trim().max(300).default(""),
	text: z.string().trim().min(1, "What is to be done?").max(1_000),
	active: z.boolean().default(true),
});

/** All rules of a kind, in their order, as an admin writes them. */
export function guidanceInput(kind: GuidanceKind) {
	return z.object({ rules: z.array(rule).max(most, `At most ${most} of a kind`) }).superRefine(({ rules }, issues) => {
		rules.forEach(({ situation }, index) => {
			if (kind === "style" || situation !== "") return;
			issues.addIssue({ code: "custom", path: ["rules", index, "situation"], message: "In which situation?" });
		});
	});
}
export type GuidanceInput = z.input<ReturnType<typeof guidanceInput>>;

/** Replaces all rules of a kind by these; those that were there before keep their figures. @throws ZodError */
export async function saveGuidance(
	context: AdminContext,
	kind: GuidanceKind,
	input: GuidanceInput,
): Promise<Guidance[]> {
	const { rules } = guidanceInput(kind).parse(input);
	const { database, site, clock, actor } = context;
	const at = clock.now();
	await database.query.transaction(async (transaction) => {
		const within = { ...context, database: { ...database, query: transaction } };
		const before = (await listGuidance(within)).filter((one) => one.kind === kind);
		const known = new Set<string>(before.map(({ id }) => id));
		const rows = rules.map(({ id, situation, text, active }, position) => ({
			...{ id: id !== undefined && known.has(id) ? (id as Guidance["id"]) : makeId("rule"), siteId: site.id, kind },
			...{ situation: kind === "style" ? "" : situation, text, active, position, updatedAt: at },
		}));
		const mine = and(eq(guidance.siteId, site.id), eq(guidance.kind, kind));
		const kept = rows.map(({ id }) => id);
		await transaction.delete(guidance).where(kept.length === 0 ? mine : and(mine, notInArray(guidance.id, kept)));
		for (const row of rows) {
			const { id: _, siteId: __, kind: ___, ...values } = row;
			await transaction.insert(guidance).values(row).onConflictDoUpdate({ target: guidance.id, set: values });
		}
		const texts = (list: readonly { situation: string; text: string; active: boolean }[]) => ({
			rules: list.map(({ situation, text, active }) => ({ situation, text, active })),
		});
		const change = { siteId: site.id, actor, action: "guidance.saved", at, subject: { id: site.id, name: kind } };
		await recordChange(transaction, { ...change, before: texts(before), after: texts(rows) });
	});
	return (await listGuidance(context)).filter((one) => one.kind === kind);
}
