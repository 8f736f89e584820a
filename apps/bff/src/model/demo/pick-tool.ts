import type { LanguageModelV4FunctionTool } from "@ai-sdk/provider";
import { tellingWords } from "./words.ts";

/** How telling a shared word is, by where the tool uses it. A description lists examples, so a word there counts less. */
const nameWeight = 3;
const descriptionWeight = 2;

/** Below this the words have too little to do with any tool. */
const leastScore = 2;

/** The tool whose name and description share the most telling words with the text, if any shares enough. */
export function pickTool(
	text: string,
	tools: readonly LanguageModelV4FunctionTool[],
): LanguageModelV4FunctionTool | undefined {
	const asked = new Set(tellingWords(text));
	const described = tools.map((tool) => ({
		tool,
		name: wordsOf(tool.name),
		description: wordsOf(whenToUse(tool.description)),
	}));
	const spread = (word: string) =>
		described.filter(({ name, description }) => name.has(word) || description.has(word)).length;
	let best: LanguageModelV4FunctionTool | undefined;
	let bestScore = 0;
	for (const { tool, name, description } of described) {
		let score = 0;
		let fit = 0;
		for (const word of asked) {
			const weight = name.has(word) ? nameWeight : description.has(word) ? descriptionWeight : 0;
			fit += weight;
			if (weight > 0) score += weight / spread(word);
		}
		if (fit >= leastScore && score > bestScore) [best, bestScore] = [tool, score];
	}
	return best;
}

/** A description's words up to where it says when not to use the tool. */
export function whenToUse(description = ""): string {
	return description.split(/\b(?:not for|do not use|don't use)\b/i)[0] ?? "";
}

function wordsOf(text: string): Set<string> {
	return new Set(tellingWords(text.replaceAll("_", " ")));
}
