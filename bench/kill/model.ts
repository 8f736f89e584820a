import type { ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { type Asked, endAnswer, frame, type ModelServer, startModelServer, textOf } from "../../e2e/model-server.ts";

/**
 * A model that does as it is told: "idempotent r17" calls that tool for a refund named r17; after a result it says a few words,
 * slowly.
 */
export function startModel(): Promise<ModelServer> {
	return startModelServer(answer);
}

async function answer({ messages }: Asked, response: ServerResponse): Promise<void> {
	const say = async (delta: object) => {
		response.write(frame({ delta }));
		await setTimeout(10);
	};
	if (messages.at(-1)?.role === "tool") {
		for (const content of ["That ", "is how ", "it went."]) await say({ role: "assistant", content });
		return endAnswer(response);
	}
	const asked = messages.findLast(({ role }) => role === "user");
	const [tool = "", name = ""] = textOf(asked?.content).split(" ");
	const call = { name: tool, arguments: JSON.stringify({ name }) };
	await say({ role: "assistant", content: "One moment. " });
	await say({ tool_calls: [{ index: 0, id: `call-${name}-${messages.length}`, type: "function", function: call }] });
	endAnswer(response, "tool_calls");
}
