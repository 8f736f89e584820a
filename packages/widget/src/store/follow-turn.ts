import type { Id } from "@bellhop/contract/id";
import { ConnectionLost } from "../transport/connection-lost.ts";
import { ProblemError } from "../transport/problem-error.ts";
import type { PartStream } from "../transport/transport.ts";
import type { StoreContext } from "./context.ts";
import { gatherWords } from "./gather-words.ts";
import { backOff } from "./pause.ts";
import { refuseVisit } from "./refuse-visit.ts";

/** The stream of a turn and the visit it is read for; `reload` reads the conversation when the stream has no more to say. */
export interface Following {
	readonly parts: PartStream;
	readonly visit: AbortSignal;
	reload(): Promise<void>;
}

interface Place {
	after: number;
	turn: Id<"turn"> | undefined;
}

/**
 * Reads a turn to its end, through as many broken connections as it takes. Every event is applied once and in order:
 * only numbers above the last one count.
 */
export async function followTurn(context: StoreContext, following: Following): Promise<void> {
	const { visit } = following;
	const place: Place = { after: 0, turn: undefined };
	let parts: PartStream | undefined = following.parts;
	while (parts && !visit.aborted) {
		if (await readParts(context, { parts, visit, place })) break;
		parts = await reconnect(context, place, visit);
	}
	if (!visit.aborted && isRunning(context)) await reloaded(context, following);
}

function isRunning(context: StoreContext): boolean {
	return context.state.value.messages.at(-1)?.metadata?.state === "running";
}

async function readParts(
	context: StoreContext,
	reading: { readonly parts: PartStream; readonly visit: AbortSignal; readonly place: Place },
): Promise<boolean> {
	const { place, visit } = reading;
	const words = gatherWords((part) => {
		if (!visit.aborted) context.dispatch({ type: "part-received", part });
	});
	try {
		for await (const arrived of reading.parts) {
			if (visit.aborted) return true;
			for (const { number, part } of arrived) {
				if (number <= place.after) continue;
				place.after = number;
				if (part.type === "start") place.turn = part.messageMetadata.turnId;
				words.take(part);
			}
			words.rest();
		}
		return true;
	} catch (error) {
		if (error instanceof ConnectionLost) return false;
		throw error;
	} finally {
		words.flush();
	}
}

async function reconnect(context: StoreContext, place: Place, visit: AbortSignal): Promise<PartStream | undefined> {
	// The server may have closed after the last word: then nothing is missing.
	if (!isRunning(context)) return undefined;
	for (let attempt = 0; !visit.aborted; attempt++) {
		context.dispatch({ type: "connection-changed", connection: "lost" });
		await context.pause.wait(backOff(attempt), visit);
		if (visit.aborted) return undefined;
		try {
			const { chat } = context.state.value;
			const parts = await context.transport.resume({ chat, ...place }, visit);
			if (!visit.aborted) context.dispatch({ type: "connection-changed", connection: "steady" });
			return parts;
		} catch (error) {
			if (visit.aborted || refuseVisit(context, error)) return undefined;
			if (error instanceof ProblemError && error.code === "turn_not_found") return undefined;
		}
	}
	return undefined;
}

/** The stream ended without an end of the turn: the stored conversation knows it. Never in haste, should it not. */
async function reloaded(context: StoreContext, following: Following): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		await context.pause.wait(backOff(attempt), following.visit);
		if (following.visit.aborted) return;
		try {
			return await following.reload();
		} catch (error) {
			if (following.visit.aborted || refuseVisit(context, error)) return;
			context.dispatch({ type: "connection-changed", connection: "lost" });
		}
	}
}
