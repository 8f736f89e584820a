import type {
	LanguageModelV4FunctionTool,
	LanguageModelV4Message,
	LanguageModelV4Prompt,
	LanguageModelV4ProviderTool,
	LanguageModelV4ToolResultPart,
} from "@ai-sdk/provider";
import type { Decision } from "./decision.ts";
import { followTask, taskFor, taskToolNames } from "./follow-task.ts";
import { askFor, greeting, nothingFits, signInHint } from "./phrases.ts";
import { pickTool } from "./pick-tool.ts";
import { textOf } from "./prompt-text.ts";
import { readParameters } from "./read-parameters.ts";
import { tellKnown } from "./tell-known.ts";
import { tellResult } from "./tell-result.ts";

/** Decides from the conversation and the tools on offer alone. */
export function decide(
	prompt: LanguageModelV4Prompt,
	offered: readonly (LanguageModelV4FunctionTool | LanguageModelV4ProviderTool)[],
): Decision {
	const functions = offered.filter((tool) => tool.type === "function");
	const own = [signIn, withdraw, handover, ...taskToolNames];
	const tools = functions.filter(({ name }) => !own.includes(name));
	const offers = offersToSignIn(prompt);
	const canOffer = functions.some(({ name }) => name === signIn) && !offers.earlier;
	const said = withoutOwnCalls(prompt);
	const task = cardWord(said, functions) ?? followTask(prompt, functions);
	if (task) return task;
	if (hasLeft(prompt)) return { say: "All right, I have stopped that, and nothing was done. Is there anything else?" };
	const last = said.at(-1);
	if (last?.role === "tool") {
		const results = last.content.filter((part) => part.type === "tool-result");
		return { say: results.map((result) => tellResult(resultText(result))).join("\n\n") };
	}
	if (personAsked(prompt))
		return { say: "I have asked a person of the team. You will hear from them as it says here." };
	if (functions.some(({ name }) => name === handover) && wantsPerson(openQuestion(said).at(-1) ?? "")) {
		return { call: handover, input: { reason: (openQuestion(said).at(-1) ?? "").slice(0, 500) } };
	}
	const started = taskFor(openQuestion(said).at(-1) ?? "", functions);
	if (started) return started;
	const next = answerTo(openQuestion(said), { tools, known: knownOf(prompt) });
	if (!next.unknown) return next.decision;
	if (offers.now) return { say: `${next.decision.say} ${signInHint(next.unknown)}` };
	return canOffer && next.own ? { call: signIn, input: {} } : next.decision;
}

/** What a yes or no in words means while a card waits: a no takes it back, and a yes is the card's to take. */
function cardWord(
	said: LanguageModelV4Prompt,
	functions: readonly LanguageModelV4FunctionTool[],
): Decision | undefined {
	if (!functions.some(({ name }) => name === withdraw)) return undefined;
	const newest = said.findLast(({ role }) => role === "user");
	const words = newest?.role === "user" ? textOf(newest) : "";
	if (/^\W*(no|nope|cancel|don'?t|do not|stop|never ?mind|leave it|forget it)\b/i.test(words)) {
		return { call: withdraw, input: {} };
	}
	const yes = /^\W*(yes|yep|ok|okay|sure|confirm|confirmed|do it|go ahead|please do)\b/i.test(words);
	return yes ? { say: "Please use the buttons on the card: only they confirm or cancel it." } : undefined;
}

/** The tools of the agent itself: what it knows of the visitor, a button to sign in, and taking back what waits for a yes. */
const userInfo = "user_info";
const signIn = "offer_sign_in";
const withdraw = "withdraw_confirmation";
const handover = "handover";

interface Next {
	readonly decision: Decision;
	/** What kept it from looking something up, if anything did. */
	readonly unknown?: "details" | "everything";
	/** Whether the visitor asked about something of their own. */
	readonly own?: boolean;
}

function answerTo(
	said: readonly string[],
	{ tools, known }: { readonly tools: readonly LanguageModelV4FunctionTool[]; readonly known: string | undefined },
): Next {
	const words = said.at(-1) ?? "";
	if (tools.length > 0 && /^\W*(hi|hello|hey|good (morning|afternoon|evening))\b\W*$/i.test(words)) {
		return { decision: { say: greeting(tools) } };
	}
	const own = /\b(my|mine|i|i'm|am)\b/i.test(said.join(" "));
	const wish = wishOf(said, tools);
	if (wish?.call !== undefined) return { decision: wish };
	const remembered = known === undefined || !own ? undefined : tellKnown(words, known);
	if (remembered !== undefined) return { decision: { say: remembered } };
	return wish
		? { decision: wish, unknown: "details", own }
		: { decision: { say: nothingFits(tools) }, unknown: "everything", own };
}

/** The newest message decides; when it names no tool, it may be the answer to a question about an earlier one. */
function wishOf(said: readonly string[], tools: readonly LanguageModelV4FunctionTool[]): Decision | undefined {
	return answeredWish(said, tools) ?? newestWish(said, tools);
}

/** When free words are all that an earlier wish lacks, the newest message is taken for them, whole, unless it is a question. */
function answeredWish(said: readonly string[], tools: readonly LanguageModelV4FunctionTool[]): Decision | undefined {
	const answer = said.at(-1)?.trim() ?? "";
	if (said.length < 2 || answer === "" || answer.endsWith("?")) return undefined;
	const before = said.slice(0, -1);
	const index = before.findLastIndex((text) => pickTool(text, tools) !== undefined);
	const tool = pickTool(before[index] ?? "", tools);
	if (!tool) return undefined;
	const { values, missing } = readParameters(tool, said.slice(index).join("\n"));
	const [only, ...others] = missing;
	if (!only?.free || others.length > 0) return undefined;
	return { call: tool.name, input: { ...values, [only.name]: answer } };
}

function newestWish(said: readonly string[], tools: readonly LanguageModelV4FunctionTool[]): Decision | undefined {
	for (const [index, text] of [...said.entries()].reverse()) {
		const tool = pickTool(text, tools);
		if (tool) return useTool(tool, said.slice(index).join("\n"));
	}
	return undefined;
}

function useTool(tool: LanguageModelV4FunctionTool, text: string): Decision {
	const { values, missing } = readParameters(tool, text);
	return missing.length > 0 ? { say: askFor(tool, missing) } : { call: tool.name, input: values };
}

/** What the site knows of the visitor, where it was looked up. */
function knownOf(prompt: LanguageModelV4Prompt): string | undefined {
	const results = prompt.flatMap((message) => (message.role === "tool" ? message.content : []));
	const known = results.find((part) => part.type === "tool-result" && part.toolName === userInfo);
	return known?.type === "tool-result" ? resultText(known) : undefined;
}

/** Whether it was offered to sign in: for the newest message, or for one before. */
function offersToSignIn(prompt: LanguageModelV4Prompt) {
	const newest = prompt.findLastIndex(({ role }) => role === "user");
	const offered = prompt.flatMap((message, index) => (isOwnCall(message, signIn) ? [index] : []));
	return { now: offered.some((index) => index > newest), earlier: offered.some((index) => index < newest) };
}

const wantsPerson = (words: string) =>
	/\b(talk|speak|chat|write|connect|transfer)\b.*\b(person|human|somebody|someone|agent|colleague|employee)\b|\breal (person|human)\b/i.test(
		words,
	);

/** Whether a person was asked for with the newest message, by the agent, a task or the button. */
function personAsked(prompt: LanguageModelV4Prompt): boolean {
	const newest = prompt.findLastIndex(({ role }) => role === "user");
	const facts = prompt.slice(Math.max(0, newest - 1), newest).map(({ content }) => String(content));
	const results = prompt
		.slice(newest)
		.flatMap((message) => (message.role === "tool" ? message.content : []))
		.map((part) => (part.type === "tool-result" ? resultText(part) : ""));
	return [...facts, ...results].some((text) => /A person (is asked|was asked already)|"person":"asked"/.test(text));
}

/** Whether a procedure was left for the newest message. */
function hasLeft(prompt: LanguageModelV4Prompt): boolean {
	const newest = prompt.findLastIndex(({ role }) => role === "user");
	return prompt.slice(newest).some((message) => isOwnCall(message, "leave_task"));
}

function isOwnCall({ role, content }: LanguageModelV4Message, ...names: readonly string[]): boolean {
	if (role === "system" || role === "user") return false;
	return content.some((part) => "toolName" in part && names.includes(part.toolName));
}

/** The conversation without what the agent did by itself; the model says nothing beside such a call. */
function withoutOwnCalls(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
	return prompt.filter((message) => !isOwnCall(message, userInfo, signIn, handover, ...taskToolNames));
}

/** The visitor's messages since a tool last answered, oldest first: together they are one open question. */
function openQuestion(prompt: LanguageModelV4Prompt): string[] {
	const answered = prompt.findLastIndex(({ role }) => role === "tool");
	return prompt.slice(answered + 1).flatMap((message) => (message.role === "user" ? [textOf(message)] : []));
}

function resultText({ output }: LanguageModelV4ToolResultPart): string {
	if (output.type === "text" || output.type === "error-text") return output.value;
	if (output.type === "json" || output.type === "error-json") return JSON.stringify(output.value);
	return "";
}
