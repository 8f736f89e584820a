import type { StoreContext } from "./context.ts";
import type { KeptSession, Passing } from "./memory.ts";

/** The session this browser remembers for whoever the panel is for. */
export function keptSession({ memory, who }: StoreContext): KeptSession {
	const { verified, ...anonymous } = memory.lasting.read();
	const { subject } = who.value;
	if (subject === undefined) return anonymous;
	return verified?.subject === subject ? verified : {};
}

/** Changes what is remembered of that session. */
export function keepSession(context: StoreContext, change: KeptSession): void {
	const { memory, who } = context;
	const kept = memory.lasting.read();
	const { subject } = who.value;
	const next = { ...keptSession(context), ...change };
	memory.lasting.write(
		subject === undefined ? { verified: kept.verified, ...next } : { ...kept, verified: { ...next, subject } },
	);
}

/** The words this tab remembers for whoever the panel is for; those of somebody else are not even looked at. */
export function keptWords({ memory, who }: StoreContext): Passing {
	const kept = memory.passing.read();
	return kept.subject === who.value.subject ? kept : { open: kept.open };
}

/** Words that are typed in one field, those that are not empty, one below the other. */
export function inLines(...words: readonly (string | undefined)[]): string {
	return words.filter(Boolean).join("\n");
}

/** Changes the words that are remembered. */
export function keepWords(context: StoreContext, change: Pick<Passing, "draft" | "drafts" | "unsent">): void {
	const next = { ...keptWords(context), ...change };
	const some = next.draft !== undefined || next.drafts !== undefined || next.unsent !== undefined;
	context.memory.passing.write({ ...next, subject: some ? context.who.value.subject : undefined });
}
