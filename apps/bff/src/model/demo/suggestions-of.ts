import type { LanguageModelV4Prompt } from "@ai-sdk/provider";
import { lowerFirst } from "./phrases.ts";
import { textOf } from "./prompt-text.ts";
import { tellingWords } from "./words.ts";

/** How long a question may be, in characters. */
const longest = 80;

/**
 * What the demo model suggests where it is asked for it (`agent/suggest.ts`): the two things the agent can do that have most to do
 * with what was said, beside the one that was spoken of; nothing after it has asked for something itself.
 */
export function suggestionsOf(prompt: LanguageModelV4Prompt): string | undefined {
	const [system, asked] = prompt;
	if (system?.role !== "system" || !system.content.startsWith("Suggest what the visitor")) return undefined;
	const [abilities = "", talk = ""] = (asked?.role === "user" ? textOf(asked) : "").split("\n\nThe conversation:\n");
	if (/\?\s*$|please tell me/i.test(talk.slice(talk.lastIndexOf("\nagent: ")))) return "none";
	const said = new Set(tellingWords(talk.slice(talk.lastIndexOf("visitor: "))));
	const [spokenOf, ...others] = [...abilities.matchAll(/^- (.*)$/gm)]
		.map(([, does = ""]) => ({ does, near: tellingWords(does).filter((word) => said.has(word)).length }))
		.sort((one, other) => other.near - one.near);
	const beside = spokenOf && spokenOf.near === 0 ? [spokenOf, ...others] : others;
	const questions = beside.map(({ does }) => question(does));
	const fitting = questions.filter((one) => one.length <= longest && !talk.includes(one));
	return fitting.slice(0, 2).join("\n") || "none";
}

/** "Refund an order of the signed-in customer: pay money back." is asked for as "Can you refund an order?" */
function question(does: string): string {
	const [clause = ""] = does.split(/[.:,]/);
	return `Can you ${lowerFirst(clause.replace(/ of the signed-in (customer|user)/, ""))}?`;
}
