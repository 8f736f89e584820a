import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

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
	const server = createServer(async (request, response) => {
		response.writeHead(200, { "content-type": "text/event-stream" });
		response.flushHeaders();
		if (!(await isAsideOf(request))) waiting.shift()?.(response);
		else response.end(`${frame({ delta: { content: "none" }, finish_reason: "stop" })}data: [DONE]\n\n`);
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

/** Whether it is asked what the visitor may say next, and not for an answer. */
async function isAsideOf(request: IncomingMessage): Promise<boolean> {
	return (await text(request)).includes("Suggest what the visitor");
}
