import { createHash } from "node:crypto";
import { Refusal } from "../answers/refusal.ts";

const lifetime = 24 * 60 * 60 * 1000;

type Answer = { status: 201; body: object };
type Remembered = { fingerprint: string; answer: Answer; at: number };

/** Answers by idempotency key, for 24 hours. */
export type AnswerMemory = Map<string, Remembered>;

type Call = { key: string | undefined; body: object; at: Date; act: () => Answer };

/**
 * Runs `act` once for each idempotency key: the same key with the same body gets the first answer again, with another
 * body it gets `409 idempotency_key_reused`. Without a key it runs every time. A refusal is not remembered: nothing
 * happened, so trying again is safe.
 */
export function rememberAnswer(memory: AnswerMemory, call: Call): { answer: Answer; replayed: boolean } {
	const { key, at } = call;
	if (!key) return { answer: call.act(), replayed: false };
	const fingerprint = createHash("sha256").update(JSON.stringify(call.body)).digest("hex");
	const earlier = memory.get(key);
	if (earlier && at.getTime() - earlier.at < lifetime) {
		if (earlier.fingerprint === fingerprint) return { answer: earlier.answer, replayed: true };
		const detail = "This Idempotency-Key came before with another body.";
		throw new Refusal(409, { error: "idempotency_key_reused", detail });
	}
	const answer = call.act();
	memory.set(key, { fingerprint, answer, at: at.getTime() });
	return { answer, replayed: false };
}
