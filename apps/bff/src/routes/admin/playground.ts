import { Hono } from "hono";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { answerInPlayground, type PlaygroundContext } from "../../playground/answer-in-playground.ts";
import type { PlaygroundEvent } from "../../playground/event.ts";
import { type PlaygroundQuestion, playgroundQuestion } from "../../playground/exchange.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

/**
 * `/sites/:site/playground`: a question to the draft configuration, answered by a stream of `PlaygroundEvent`s, one JSON
 * object a line. Ending the request stops the answer.
 */
export function playgroundRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>().post("/", jsonBody(playgroundQuestion), async (c) => {
		const acting = await actingOn(services, c);
		return new Response(eventLines(acting, c.req.valid("json"), c.req.raw.signal), {
			headers: { "content-type": "application/x-ndjson", "x-accel-buffering": "no" },
		});
	});
}

/** What a reader has not taken yet is kept: an answer is short, and its admin is looking. */
function eventLines(context: PlaygroundContext, question: PlaygroundQuestion, gone: AbortSignal): ReadableStream {
	const left = new AbortController();
	const signal = AbortSignal.any([gone, left.signal]);
	return new ReadableStream<Uint8Array>({
		start(controller) {
			const tell = (event: PlaygroundEvent) => {
				if (!left.signal.aborted) controller.enqueue(Buffer.from(`${JSON.stringify(event)}\n`));
			};
			void answerInPlayground(context, question, { signal, tell }).finally(() => {
				if (!left.signal.aborted) controller.close();
			});
		},
		cancel: () => left.abort(),
	});
}
