import type { ChatMessage, TurnState } from "@bellhop/contract/message";
import type { TurnProblemCode } from "@bellhop/contract/problem";
import { and, eq } from "drizzle-orm";
import { storable } from "../database/storable.ts";
import {
	conversations,
	messages,
	type Reservation,
	type Turn,
	toolCalls,
	turnEvents,
	turns,
} from "../database/tables/index.ts";
import type { TurnServices } from "./context.ts";
import type { TurnEvent } from "./live-turn.ts";
import { settleReservation } from "./reserve-turn.ts";

export interface TurnEnding {
	readonly turn: Turn;
	/** The last events, the closing one among them. */
	readonly events: readonly TurnEvent[];
	/** The whole answer as its parts fold. */
	readonly message: ChatMessage;
	readonly state: Exclude<TurnState, "running">;
	readonly problem?: TurnProblemCode | undefined;
	readonly used?: { readonly steps: number; readonly inputTokens: number; readonly outputTokens: number };
}

/**
 * Ends a turn in one transaction: its last events, the answer as a message, its state. Does nothing and returns `false`
 * when the turn has ended already or is owned by another runner than the row given says.
 */
export async function finishTurn(services: TurnServices, ending: TurnEnding): Promise<boolean> {
	const { turn, events, message, state, problem, used } = ending;
	const now = services.clock.now();
	const ended = await services.database.query.transaction(async (transaction) => {
		const owned = and(eq(turns.id, turn.id), eq(turns.runner, turn.runner), eq(turns.state, "running"));
		const closed = await transaction
			.update(turns)
			.set({ state, problem: problem ?? null, endedAt: now, ...used })
			.where(owned)
			.returning({ id: turns.id });
		if (closed.length === 0) return false;
		if (events.length > 0) {
			await transaction.insert(turnEvents).values(events.map((event) => ({ turnId: turn.id, ...event })));
		}
		await transaction.insert(messages).values({
			id: turn.answerId,
			conversationId: turn.conversationId,
			role: "assistant",
			parts: storable(message.parts),
			metadata: message.metadata ?? {},
			createdAt: now,
		});
		// A call that was cut off with its process: nobody knows how it went.
		const cutOff = and(eq(toolCalls.turnId, turn.id), eq(toolCalls.state, "running"));
		await transaction.update(toolCalls).set({ state: "unknown", endedAt: now }).where(cutOff);
		await transaction.update(conversations).set({ updatedAt: now }).where(eq(conversations.id, turn.conversationId));
		return true;
	});
	if (ended && turn.reservation) await settleReservation(services, turn.reservation, costOf(ending, turn.reservation));
	return ended;
}

/** Problems of a model that was never reached, and those of one that was and said what it used. */
const unasked: readonly (TurnProblemCode | undefined)[] = ["model_busy", "model_unavailable", "model_misconfigured"];
const toldAll: readonly (TurnProblemCode | undefined)[] = ["model_empty", "answer_cut", "answer_refused", "step_limit"];

/**
 * How many tokens a turn is counted with. A model says what a step used when the step ends. For one that was cut off, or a
 * model that says nothing, what was set aside is counted too, or stopping would be a way to use it for nothing.
 */
function costOf({ state, problem, used }: TurnEnding, { tokens }: Reservation): number {
	const said = used ? used.inputTokens + used.outputTokens : 0;
	if (unasked.includes(problem) || used?.steps === 0) return said;
	const whole = state === "done" || toldAll.includes(problem);
	return whole && said > 0 ? said : said + tokens;
}
