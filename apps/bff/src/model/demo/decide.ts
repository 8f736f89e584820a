import type {
	LanguageModelV4FunctionTool,
	LanguageModelV4Message,
	LanguageModelV4Prompt,
	LanguageModelV4ProviderTool,
	LanguageModelV4ToolResultPart,
} from "@ai-sdk/provider";
import { askFor, greeting, nothingFits } from "./phrases.ts";
import { pickTool } from "./pick-tool.ts";
import { readParameters } from "./read-parameters.ts";
import { tellResult } from "./tell-result.ts";

/** What the demo model does next: say something, or call a tool. */
export type Decision =
	| { readonly say: string; readonly call?: undefined }
	| { readonly say?: undefined; readonly call: string; readonly input: Record<string, unknown> };

/** Decides from the conversation and the tools on offer alone. */
export function decide(
	prompt: LanguageModelV4Prompt,
	offered: readonly (LanguageModelV4FunctionTool | LanguageModelV4ProviderTool)[],
): Decision {
	const tools = offered.filter((tool) => tool.type === "function");
	const last = prompt.at(-1);
	if (last?.role === "tool") {
		const results = last.content.filter((part) => part.type === "tool-result");
		return { say: results.map((result) => tellResult(resultText(result))).join("\n\n") };
	}
	const said = openQuestion(prompt);
	const words = said.at(-1) ?? "";
	if (tools.length > 0 && /^\W*(hi|hello|hey|good (morning|afternoon|evening))\b\W*$/i.test(words)) {
		return { say: greeting(tools) };
	}
	// The newest message decides; when it names no tool, it may be the answer to a question about an earlier one.
	for (const [index, text] of [...said.entries()].reverse()) {
		const tool = pickTool(text, tools);
		if (tool) return useTool(tool, said.slice(index).join("\n"));
	}
	return { say: nothingFits(tools) };
}

function useTool(tool: LanguageModelV4FunctionTool, text: string): Decision {
	const { values, missing } = readParameters(tool, text);
	return missing.length > 0 ? { say: askFor(missing) } : { call: tool.name, input: values };
}

/** The visitor's messages since a tool last answered, oldest first: together they are one open question. */
function openQuestion(prompt: LanguageModelV4Prompt): string[] {
	const answered = prompt.findLastIndex(({ role }) => role === "tool");
	return prompt.slice(answered + 1).flatMap((message) => (message.role === "user" ? [textOf(message)] : []));
}

function textOf(message: LanguageModelV4Message & { role: "user" }): string {
	return message.content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}

function resultText({ output }: LanguageModelV4ToolResultPart): string {
	if (output.type === "text" || output.type === "error-text") return output.value;
	if (output.type === "json" || output.type === "error-json") return JSON.stringify(output.value);
	return "";
}
