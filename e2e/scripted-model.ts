import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";

/** What the model does when it is asked: says pieces of an answer one by one, or calls tools first. */
export interface ScriptedAnswer {
	readonly says: Iterable<string> | AsyncIterable<string>;
	/** Names of tools that take no parameters, called all at once. */
	readonly calls?: readonly string[];
}

/** An OpenAI-compatible server (Chat Completions) that answers by itself. */
export interface ScriptedModel {
	/** Environment that makes a BFF use it. */
	readonly environment: Record<string, string>;
	close(): Promise<void>;
}

/** @param answerTo what it does when it is asked this */
export async function startScriptedModel(answerTo: (question: string) => ScriptedAnswer): Promise<ScriptedModel> {
	const server = createServer((request, response) => {
		const body: Buffer[] = [];
		request.on("data", (chunk: Buffer) => body.push(chunk));
		request.on("end", () => {
			const { messages } = JSON.parse(Buffer.concat(body).toString()) as { readonly messages: readonly Message[] };
			const question = messages.findLast(({ role }) => role === "user");
			response.writeHead(200, { "content-type": "text/event-stream" });
			// Asked what the visitor may say next, it has nothing.
			if (textOf(messages[0]?.content).startsWith("Suggest what the visitor")) return void say(response, ["none"]);
			const answer = answerTo(textOf(question?.content));
			const called = messages.at(-1)?.role === "tool";
			void (answer.calls && !called ? call(response, answer.calls) : say(response, answer.says));
		});
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

interface Message {
	readonly role: string;
	readonly content: unknown;
}

/** A message's text, which is written in one of two ways. */
function textOf(content: unknown): string {
	if (typeof content === "string") return content;
	return Array.isArray(content) ? content.map((part: { readonly text?: string }) => part.text ?? "").join("") : "";
}

async function say(response: ServerResponse, pieces: ScriptedAnswer["says"]): Promise<void> {
	for await (const content of pieces) {
		response.write(frame({ delta: { content } }));
		// The pieces leave one by one.
		await setImmediate();
	}
	end(response, "stop");
}

function call(response: ServerResponse, names: readonly string[]): void {
	const calls = names.map((name, index) => ({
		...{ index, id: `call_${name}`, type: "function" },
		function: { name, arguments: "{}" },
	}));
	response.write(frame({ delta: { tool_calls: calls } }));
	end(response, "tool_calls");
}

function end(response: ServerResponse, reason: "stop" | "tool_calls"): void {
	response.end(`${frame({ delta: {}, finish_reason: reason })}data: [DONE]\n\n`);
}

function frame(choice: object): string {
	return `data: ${JSON.stringify({ id: "c", model: "scripted", choices: [{ index: 0, ...choice }] })}\n\n`;
}
