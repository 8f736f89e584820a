import type { LanguageModelV4FunctionTool } from "@ai-sdk/provider";
import type { MissingParameter } from "./read-parameters.ts";

/** What the demo model can do, in the words of the tools' own descriptions. */
function abilities(tools: readonly LanguageModelV4FunctionTool[]): string {
	return tools
		.map(({ description = "", name }) => `- ${firstSentence(description) || name.replaceAll("_", " ")}`)
		.join("\n");
}

export function greeting(tools: readonly LanguageModelV4FunctionTool[]): string {
	return `Hello! Here is what I can do for you:\n\n${abilities(tools)}`;
}

export function nothingFits(tools: readonly LanguageModelV4FunctionTool[]): string {
	const honest = "I can't look that up: none of the systems I am connected to covers it.";
	return tools.length === 0 ? honest : `${honest} What I can do:\n\n${abilities(tools)}`;
}

export function askFor(tool: LanguageModelV4FunctionTool, missing: readonly MissingParameter[]): string {
	const wanted = missing.map(({ description }) => lowerFirst(firstSentence(description)));
	const list = wanted.length > 1 ? `${wanted.slice(0, -1).join(", ")} and ${wanted.at(-1)}` : wanted[0];
	const looks = /^(find|look|see|check|list|read|show|get|search|fetch)\b/i.test(tool.description ?? "");
	return `I can ${looks ? "look that up" : "do that"} for you. Please tell me ${list}.`;
}

export function signInHint(unknown: "details" | "everything"): string {
	return unknown === "details"
		? "Or sign in, then I see what is yours."
		: "If it is about something of yours, sign in and ask me again.";
}

function firstSentence(text: string): string {
	return (text.split(/(?<=[.!?])\s/)[0] ?? "").replace(/\.$/, "").trim();
}

export const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
