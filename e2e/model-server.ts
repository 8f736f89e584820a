import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** What a model is asked, as far as it counts here. */
export interface Asked {
	readonly messages: readonly { readonly role: string; readonly content?: unknown }[];
}

/** An OpenAI-compatible server (Chat Completions). */
export interface ModelServer {
	/** Environment that makes a BFF use it. */
	readonly environment: Record<string, string>;
	close(): Promise<void>;
}

/** @param answer writes the frames of an answer. Asked what a visitor may say next, the model has nothing, without it. */
export async function startModelServer(
	answer: (asked: Asked, response: ServerResponse) => unknown,
): Promise<ModelServer> {
	const server = createServer(async (request, response) => {
		response.writeHead(200, { "content-type": "text/event-stream" });
		response.flushHeaders();
		try {
			const asked = (await json(request)) as Asked;
			if (textOf(asked.messages[0]?.content).startsWith("Suggest what the visitor")) {
				response.write(frame({ delta: { content: "none" } }));
				endAnswer(response);
			} else await answer(asked, response);
		} catch {
			response.destroy();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		environment: {
			OPENAI_BASE_URL: `http://localhost:${(server.address() as AddressInfo).port}/v1`,
			BELLHOP_MODEL_API: "chat",
			BELLHOP_MODEL: "scripted",
		},
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}

/** A piece of an answer, as it goes over the wire. */
export function frame(choice: object): string {
	return `data: ${JSON.stringify({ id: "c", model: "scripted", choices: [{ index: 0, ...choice }] })}\n\n`;
}

export function endAnswer(response: ServerResponse, reason: "stop" | "tool_calls" = "stop"): void {
	response.end(`${frame({ delta: {}, finish_reason: reason })}data: [DONE]\n\n`);
}

/** A message's text, which is written in one of two ways. */
export function textOf(content: unknown): string {
	if (typeof content === "string") return content;
	return Array.isArray(content) ? content.map((part: { readonly text?: string }) => part.text ?? "").join("") : "";
}
