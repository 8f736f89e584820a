import { emptyAnswer, foldPart } from "@bellhop/contract/fold-part";
import { type StreamPart, streamPart } from "@bellhop/contract/stream-part";
import { and, asc, eq, lt } from "drizzle-orm";
import { type Turn, turnEvents, turns } from "../database/tables/index.ts";
import type { TurnServices } from "./context.ts";
import { finishTurn } from "./finish-turn.ts";
import { ledgerEntriesOf } from "./ledger-entries.ts";
import { receiptPart } from "./receipt-part.ts";

/**
 * Closes turns whose process is gone as interrupted, with the words that were said and a receipt for each action they were to
 * do. A process that comes back to life
 * finds its turn closed and writes nothing more.
 * @param all every unfinished turn, not only those whose lease ran out: right at the start of a process that is the only
 * one of its database.
 */
export async function closeAbandonedTurns(services: TurnServices, all: boolean): Promise<number> {
	const { database, clock } = services;
	const abandoned = all ? undefined : lt(turns.leaseUntil, clock.now());
	const found = await database.query
		.select()
		.from(turns)
		.where(and(eq(turns.state, "running"), abandoned))
		.limit(100);
	let closed = 0;
	for (const turn of found) {
		if (await close(services, turn)) closed += 1;
	}
	return closed;
}

async function close(services: TurnServices, turn: Turn): Promise<boolean> {
	const rows = await services.database.query
		.select()
		.from(turnEvents)
		.where(eq(turnEvents.turnId, turn.id))
		.orderBy(asc(turnEvents.number));
	const said = rows.map(({ part }) => streamPart.parse(JSON.parse(part)));
	const last: StreamPart = { type: "error", errorText: "turn_interrupted" };
	const shown = new Set(said.flatMap((part) => (part.type === "data-receipt" ? [part.id] : [])));
	const actions = await ledgerEntriesOf(services.database.query, turn);
	const receipts = actions.map(receiptPart).filter(({ id }) => !shown.has(id));
	const closing = [...(said.at(-1)?.type === "text-delta" ? closingText(said) : []), ...receipts];
	const message = [...said, ...closing, last].reduce(foldPart, emptyAnswer(turn.answerId));
	const events = [...closing, last].map((part, index) => ({
		number: rows.length + 1 + index,
		part: JSON.stringify(part),
	}));
	return finishTurn(services, { turn, events, message, state: "interrupted", problem: "turn_interrupted" });
}

/** A text block that was being written is closed, so that readers of the protocol see a whole one. */
function closingText(said: readonly StreamPart[]): StreamPart[] {
	const open = said.findLast((part) => part.type === "text-start");
	return open ? [{ type: "text-end", id: open.id }] : [];
}
