import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** An OpenAI-compatible server (Chat Completions) whose answers the test writes word by word. */
export interface HeldModel {
	/** Environment that makes a BFF use it. */
	readonly environment: Record<string, string>;
	/** Says something in the answer that is being written; waits for the question when none is. */
	say(text: string): Promise<void>;
	finish(): Promise<void>;
	close(): Promise<void>;
}

export async function startHeldModel(): Promise<HeldModel> {
	const waiting: ((response: ServerResponse) => void)[] = [];
	let current: Promise<ServerResponse> = next();
	function next(): Promise<ServerResponse> {
		return new Promise((resolve) => waiting.push(resolve));
	}
	const server = createServer((request, response) => {
		request.resume();
		response.writeHead(200, { "content-type": "text/event-stream" });
		response.flushHeaders();
		waiting.shift()?.(response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const frame = (choice: object) =>
		`data: ${JSON.stringify({ id: "c", model: "held", choices: [{ index: 0, ...choice }] })}\n\n`;
	return {
		environment: {
			OPENAI_BASE_URL: `http://localhost:${(server.address() as AddressInfo).port}/v1`,
			BELLHOP_MODEL_API: "chat",
			BELLHOP_MODEL: "held",
		},
		say: async (text) => {
			(await current).write(frame({ delta: { content: text } }));
		},
		finish: async () => {
			const response = await current;
			current = next();
			response.end(`${frame({ delta: {}, finish_reason: "stop" })}data: [DONE]\n\n`);
		},
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}
