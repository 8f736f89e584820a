import { hasActed } from "@bellhop/contract/fold-part";
import { and, desc, eq, gte } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { conversations, type Message, messages } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import { titleOf } from "./title-of.ts";

/** A message to be taken back, and the text that is written in its place. */
export interface Withdrawal {
	/** The conversation, locked by the caller. */
	readonly id: Message["conversationId"];
	readonly replaces?: string | undefined;
	readonly text: string;
}

/**
 * Takes the visitor's newest message back, and what was answered to it, because they write it anew.
 * @throws Problem `message_not_editable`: it is not the newest one, or something was asked for or done since
 */
export async function withdrawMessage(transaction: Queries, { id, replaces, text }: Withdrawal): Promise<void> {
	const shown = and(eq(messages.conversationId, id), eq(messages.withdrawn, false));
	const rows = await transaction.select().from(messages).where(shown).orderBy(desc(messages.number));
	const index = rows.findIndex(({ role }) => role === "user");
	const newest = rows[index];
	const since = rows.slice(0, Math.max(index, 0));
	if (!newest || newest.id !== replaces || since.some(hasActed)) throw new Problem("message_not_editable");
	await transaction
		.update(messages)
		.set({ withdrawn: true })
		.where(and(shown, gte(messages.number, newest.number)));
	if (index === rows.length - 1) {
		await transaction
			.update(conversations)
			.set({ title: titleOf(text) })
			.where(eq(conversations.id, id));
	}
}
