import type { ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { endAnswer, frame, type ModelServer, startModelServer, textOf } from "./model-server.ts";

/** What the model does when it is asked: says pieces of an answer one by one, or calls tools first. */
export interface ScriptedAnswer {
	readonly says: Iterable<string> | AsyncIterable<string>;
	/** Names of tools that take no parameters, called all at once. */
	readonly calls?: readonly string[];
}

/**
 * A model that answers by itself.
 * @param answerTo what it does when it is asked this
 */
export function startScriptedModel(answerTo: (question: string) => ScriptedAnswer): Promise<ModelServer> {
	return startModelServer(({ messages }, response) => {
		const question = messages.findLast(({ role }) => role === "user");
		const { calls, says } = answerTo(textOf(question?.content));
		return calls && messages.at(-1)?.role !== "tool" ? call(response, calls) : say(response, says);
	});
}

async function say(response: ServerResponse, pieces: ScriptedAnswer["says"]): Promise<void> {
	for await (const content of pieces) {
		response.write(frame({ delta: { content } }));
		// The pieces leave one by one.
		await setImmediate();
	}
	endAnswer(response);
}

function call(response: ServerResponse, names: readonly string[]): void {
	const calls = names.map((name, index) => ({
		...{ index, id: `call_${name}`, type: "function" },
		function: { name, arguments: "{}" },
	}));
	response.write(frame({ delta: { tool_calls: calls } }));
	endAnswer(response, "tool_calls");
}
