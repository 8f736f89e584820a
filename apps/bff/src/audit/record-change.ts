import type { Queries } from "../database/database.ts";
import { auditEntries } from "../database/tables/index.ts";

/** A change somebody made. `before` and `after` hold what changed, never a secret. */
export interface Change {
	readonly siteId: `site_${string}` | null;
	/** The admin's email address, or `bellhop`. */
	readonly actor: string;
	readonly action: string;
	readonly subject: { readonly id: string; readonly name: string };
	readonly before?: Readonly<Record<string, unknown>> | undefined;
	readonly after?: Readonly<Record<string, unknown>> | undefined;
	readonly at: Date;
}

/** Fields that say nothing about a change, or must not be shown. */
const leftOut = new Set(["id", "siteId", "createdAt", "updatedAt", "lastUsedAt", "secretSetAt", "secret", "tokens"]);

/**
 * Writes an audit entry in the transaction of the change itself, with only the fields that differ. A save that changed
 * nothing leaves no entry.
 */
export async function recordChange(transaction: Queries, change: Change): Promise<void> {
	const { before = {}, after = {} } = change;
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !leftOut.has(name));
	const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
	if (change.before && change.after && changed.length === 0) return;
	const only = (record: Readonly<Record<string, unknown>>) =>
		Object.fromEntries(changed.filter((name) => Object.hasOwn(record, name)).map((name) => [name, record[name]]));
	await transaction.insert(auditEntries).values({
		siteId: change.siteId,
		actor: change.actor,
		action: change.action,
		subjectId: change.subject.id,
		subjectName: change.subject.name,
		before: change.before ? only(before) : null,
		after: change.after ? only(after) : null,
		at: change.at,
	});
}
