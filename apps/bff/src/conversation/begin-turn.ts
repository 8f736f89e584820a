import { makeId } from "@bellhop/contract/id";
import type { Queries } from "../database/database.ts";
import { type Message, type Reservation, type Turn, turnEvents, turns } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { VisitorContext } from "./context.ts";
import { leaseFrom } from "./lease.ts";
import { refuseManyTurns } from "./refuse-many-turns.ts";
import { runTurn } from "./run-turn.ts";
import { startPart } from "./start-part.ts";

interface BeginningTurn {
	readonly message: Pick<Message, "id" | "conversationId">;
	readonly attempt: number;
	/** Where the visitor has just said yes or no to something: the turn tells what came of it. */
	readonly approvalId?: Turn["approvalId"];
	/** Whether a person is asked for with the message, by the button. */
	readonly wantsPerson?: boolean;
	/** What `reserveTurn` took for it. */
	readonly reservation: Reservation;
}

/** Writes a new turn and its first event, within the caller's transaction. `launchTurn` after the commit runs it. @throws Problem `unavailable`, RateLimited */
export async function beginTurn(context: VisitorContext, transaction: Queries, work: BeginningTurn): Promise<Turn> {
	if (context.turns.closed) throw new Problem("unavailable");
	await refuseManyTurns(context, transaction, work.reservation);
	const now = context.clock.now();
	const [turn] = await transaction
		.insert(turns)
		.values({
			id: makeId("turn"),
			conversationId: work.message.conversationId,
			messageId: work.message.id,
			attempt: work.attempt,
			approvalId: work.approvalId ?? null,
			wantsPerson: work.wantsPerson ?? false,
			answerId: makeId("msg"),
			state: "running",
			runner: context.turns.runner,
			leaseUntil: leaseFrom(now),
			startedAt: now,
			reservation: work.reservation,
		})
		.returning();
	if (!turn) throw new Error("The turn was not written.");
	await transaction.insert(turnEvents).values({ turnId: turn.id, number: 1, part: JSON.stringify(startPart(turn)) });
	return turn;
}

/** Lets the turn run on its own, whoever listens. */
export function launchTurn(context: VisitorContext, turn: Turn): void {
	context.turns.launch(turn.id, (live) => runTurn(context, turn, live));
}
