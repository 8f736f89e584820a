import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Asked {
	readonly messages: readonly { readonly role: string; readonly content?: unknown }[];
}

/**
 * An OpenAI-compatible server whose model does as it is told: "idempotent r17" calls that tool for a refund named r17; after a
 * result it says a few words, slowly.
 */
export async function startModel() {
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		await answer(JSON.parse(Buffer.concat(chunks).toString()) as Asked, response).catch(() => response.destroy());
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
			return new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

async function answer({ messages }: Asked, response: ServerResponse): Promise<void> {
	response.writeHead(200, { "content-type": "text/event-stream" });
	const say = async (delta: object, finish_reason: string | null = null) => {
		const choices = [{ index: 0, delta, finish_reason }];
		response.write(`data: ${JSON.stringify({ id: "c", model: "scripted", choices })}\n\n`);
		await new Promise((resolve) => setTimeout(resolve, 10));
	};
	const last = messages.at(-1);
	if (last?.role === "tool") {
		for (const content of ["That ", "is how ", "it went."]) await say({ role: "assistant", content });
		await say({}, "stop");
	} else {
		const asked = messages.findLast(({ role }) => role === "user");
		const [tool = "", name = ""] = String(asked?.content).split(" ");
		const call = { name: tool, arguments: JSON.stringify({ name }) };
		await say({ role: "assistant", content: "One moment. " });
		await say({ tool_calls: [{ index: 0, id: `call-${name}-${messages.length}`, type: "function", function: call }] });
		await say({}, "tool_calls");
	}
	response.end("data: [DONE]\n\n");
}
