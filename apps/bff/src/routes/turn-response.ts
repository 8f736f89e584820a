import type { TurnServices } from "../conversation/context.ts";
import { readTurn } from "../conversation/read-turn.ts";
import type { Turn } from "../database/tables/index.ts";

/** How often a silent stream shows that it is alive, in milliseconds. */
const heartbeat = 15_000;

/** How long a reader may leave what was sent unread before it is let go; its cursor brings it back. In milliseconds. */
const patience = 60_000;

/**
 * The event stream of a turn after a number (AI SDK UI message stream, server-sent events). Nothing is read ahead of the
 * reader, so a slow one costs one waiting event; the turn does not notice whether anybody listens.
 */
export function turnResponse(
	services: Pick<TurnServices, "database" | "turns">,
	turn: Pick<Turn, "id">,
	after: number,
): Response {
	const gone = new AbortController();
	const events = readTurn(services, { turnId: turn.id, after }, gone.signal);
	const lines = eventLines(events);
	let unread: NodeJS.Timeout | undefined;
	const stream = new ReadableStream<Uint8Array>({
		async pull(controller) {
			clearTimeout(unread);
			const line = await lines.next();
			if (line.done) return controller.close();
			controller.enqueue(Buffer.from(line.value));
			unread = setTimeout(() => {
				gone.abort();
				controller.error(new Error("The reader did not read."));
			}, patience);
		},
		cancel() {
			clearTimeout(unread);
			gone.abort();
		},
	});
	return new Response(stream, {
		headers: {
			"content-type": "text/event-stream",
			"x-vercel-ai-ui-message-stream": "v1",
			"x-accel-buffering": "no",
		},
	});
}

/** Each event as its lines, a comment where nothing came for a while, and the closing word. */
async function* eventLines(events: ReturnType<typeof readTurn>): AsyncGenerator<string> {
	let next = events.next();
	for (;;) {
		const event = await orHeartbeat(next);
		if (event === undefined) {
			yield ": waiting\n\n";
			continue;
		}
		if (event.done) break;
		yield `id: ${event.value.number}\ndata: ${event.value.part}\n\n`;
		next = events.next();
	}
	yield "data: [DONE]\n\n";
}

async function orHeartbeat<Result>(next: Promise<Result>): Promise<Result | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const silence = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), heartbeat);
	});
	try {
		return await Promise.race([next, silence]);
	} finally {
		clearTimeout(timer);
	}
}
