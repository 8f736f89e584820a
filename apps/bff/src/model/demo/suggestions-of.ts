import type { LanguageModelV4Prompt } from "@ai-sdk/provider";
import { lowerFirst } from "./phrases.ts";
import { whenToUse } from "./pick-tool.ts";
import { textOf } from "./prompt-text.ts";
import { tellingWords } from "./words.ts";

/** How long a question may be, in characters. */
const longest = 64;

/**
 * What the demo model suggests where it is asked for it (`agent/suggest.ts`): the two things the agent can do that have most to do
 * with what was said, beside the one the visitor spoke of; nothing after it has asked for something itself.
 */
export function suggestionsOf(prompt: LanguageModelV4Prompt): string | undefined {
	const [system, told] = prompt;
	if (system?.role !== "system" || !system.content.startsWith("Suggest what the visitor")) return undefined;
	const [can = "", talk = ""] = (told?.role === "user" ? textOf(told) : "").split("\n\nThe conversation:\n");
	if (/\?\s*$|please tell me/i.test(talk.slice(talk.lastIndexOf("\nagent: ")))) return "none";
	const abilities = [...can.matchAll(/^- (.*)$/gm)].map(([, does = ""]) => does);
	const asked = [...talk.matchAll(/^visitor: (.*)$/gm)].map(([, words = ""]) => words).join(" ");
	const [, ...beside] = nearest(abilities, asked + talk.slice(talk.lastIndexOf("\nagent: ")));
	const questions = beside.map(({ does }) => question(does));
	const fitting = questions.filter((one) => one.length <= longest && !/signed-in/.test(one) && !talk.includes(one));
	return fitting.slice(0, 2).join("\n") || "none";
}

/** What the agent can do, by how many words it shares with a text. */
function nearest(abilities: readonly string[], text: string) {
	const said = new Set(tellingWords(text));
	const near = (does: string) => new Set(tellingWords(whenToUse(does)).filter((word) => said.has(word))).size;
	return abilities.map((does) => ({ does, near: near(does) })).sort((one, other) => other.near - one.near);
}

/** "Refund an order of the signed-in customer: pay money back." is asked for as "Can you refund an order?" */
function question(does: string): string {
	const [clause = ""] = does.split(/[.:,]/);
	return `Can you ${lowerFirst(clause.replace(/ of the signed-in (customer|user)/, ""))}?`;
}
