import type { ModelMessage, ToolCallPart, ToolResultPart } from "ai";

/** A piece of an earlier answer, in the order it happened. */
export type Said =
	| { readonly type: "text"; readonly text: string }
	| {
			readonly type: "call";
			readonly id: string;
			readonly toolName: string;
			readonly input: Readonly<Record<string, unknown>>;
			/** The exact text the model was given. */
			readonly output: string;
	  };

/** An earlier answer as the model reads it: each run of calls is followed by its results, as providers want it. */
export function messagesOf(answer: readonly Said[]): ModelMessage[] {
	const history: ModelMessage[] = [];
	let open: { said: ({ type: "text"; text: string } | ToolCallPart)[]; results: ToolResultPart[] } = {
		said: [],
		results: [],
	};
	const close = () => {
		if (open.said.length > 0) history.push({ role: "assistant", content: open.said });
		if (open.results.length > 0) history.push({ role: "tool", content: open.results });
		open = { said: [], results: [] };
	};
	for (const part of answer) {
		if (part.type === "text") {
			if (open.results.length > 0) close();
			open.said.push({ type: "text", text: part.text });
			continue;
		}
		const { id: toolCallId, toolName, input, output: value } = part;
		open.said.push({ type: "tool-call", toolCallId, toolName, input });
		open.results.push({ type: "tool-result", toolCallId, toolName, output: { type: "text", value } });
	}
	close();
	return history;
}
