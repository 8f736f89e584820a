import type { LanguageModelV4FunctionTool, LanguageModelV4Message, LanguageModelV4Prompt } from "@ai-sdk/provider";
import type { Decision } from "./decision.ts";
import { askFor } from "./phrases.ts";
import { textOf } from "./prompt-text.ts";
import { readParameters } from "./read-parameters.ts";
import { tellingWords } from "./words.ts";

/** The tools with which the agent goes through a procedure. */
export const taskToolNames = ["start_task", "finish_step", "leave_task"];

const refusal = /^\W*(no|nope|don'?t|do not|stop|never ?mind|leave it|forget it)\b/i;

/** Calls after which another step begins; a handover may begin the procedure that collects first. */
const moves = [...taskToolNames, "handover"];

/** What the demo model reads of a running procedure in its instructions (`agent/task-instructions.ts`). */
interface RunningTask {
	readonly title: string;
	readonly text: string;
	readonly collected: ReadonlyMap<string, string>;
}

/**
 * The next step of the procedure that runs: a tool of the step is used, a question is asked and its answer taken down,
 * anything else is noted and done. A refusal leaves it.
 * @returns nothing when no procedure runs, or the visitor asks something else
 */
export function followTask(
	prompt: LanguageModelV4Prompt,
	functions: readonly LanguageModelV4FunctionTool[],
): Decision | undefined {
	const running = runningTask(prompt);
	if (!running || !functions.some(({ name }) => name === "finish_step")) return undefined;
	if (results(prompt.slice(-1)).some(({ ok, text }) => !ok && text.includes("This step is not done"))) {
		return { say: "I can't go on with this here. A person of the team can help you." };
	}
	const since = prompt.slice(beginningOfStep(prompt));
	const used = results(since).at(-1);
	if (used && !used.ok) return undefined;
	const tool = functions.find(({ name }) => running.text.includes(`\`${name}\``));
	if (used && tool) return { call: "finish_step", input: { note: noteOf(used.text) } };
	const answer = answerIn(since);
	if (answer !== undefined && refusal.test(answer))
		return { call: "leave_task", input: { reason: answer.slice(0, 200) } };
	// A question in between is answered first.
	if (answer?.endsWith("?")) return undefined;
	if (tool) return useToolOfStep(prompt, tool, running);
	if (!/^(ask|say|tell|repeat|confirm)\b/i.test(running.text)) {
		return { call: "finish_step", input: { note: `${running.title}: looked at` } };
	}
	if (answer === undefined) return { say: question(running.text) };
	return {
		call: "finish_step",
		input: { note: answer.slice(0, 400), data: { [keyOf(running.title)]: answer.slice(0, 400) } },
	};
}

/** Below this the words have too little to do with any procedure. */
const leastScore = 1.1;

/**
 * The procedure whose examples have most to do with what the visitor says, if one has enough. A word that tools use as well
 * says less, and a number nothing.
 */
export function taskFor(words: string, functions: readonly LanguageModelV4FunctionTool[]): Decision | undefined {
	const start = functions.find(({ name }) => name === "start_task");
	const asked = new Set(tellingWords(words).filter((word) => !/^\d/.test(word)));
	const tools = functions.filter(({ name }) => !taskToolNames.includes(name));
	const used = tools.map(
		({ name, description = "" }) => new Set(tellingWords(`${name.replaceAll("_", " ")} ${description}`)),
	);
	const weight = (word: string) => 1 / (1 + used.filter((one) => one.has(word)).length);
	const shared = (text: string) =>
		[...new Set(tellingWords(text))].filter((word) => asked.has(word)).reduce((sum, word) => sum + weight(word), 0);
	const lines = [...(start?.description ?? "").matchAll(/^- "([^"]+)": (.*)$/gm)];
	const scored = lines.map(([, name = "", rest = ""]) => {
		const [wanted = "", unwanted = ""] = rest.split(" Not for: ");
		return { name, score: shared(unwanted) > shared(wanted) ? 0 : shared(`${name} ${wanted}`) };
	});
	const best = scored.toSorted((one, other) => other.score - one.score)[0];
	return best && best.score >= leastScore ? { call: "start_task", input: { task: best.name } } : undefined;
}

function runningTask(prompt: LanguageModelV4Prompt): RunningTask | undefined {
	const [system] = prompt;
	const text = system?.role === "system" ? system.content : "";
	const now = /^\d+\. \[now\] (.+)\n((?: {3}.*\n?)*)/m.exec(text);
	if (!now) return undefined;
	const [, after = ""] = text.split("Collected so far");
	const collected = [...after.matchAll(/^- ([^:\n]+): (.*)$/gm)].map(
		([, name = "", value = ""]) => [name, value] as const,
	);
	return { title: now[1] ?? "", text: (now[2] ?? "").trim(), collected: new Map(collected) };
}

/**
 * From where on what was said and used belongs to the step of now: since the procedure last went on in this answer, or since
 * the agent last said something, for then it asked for what the step needs.
 */
function beginningOfStep(prompt: LanguageModelV4Prompt): number {
	const moved = prompt.findLastIndex(
		({ role, content }) =>
			role === "tool" && content.some((part) => "toolName" in part && moves.includes(part.toolName)),
	);
	// By the button a procedure may have begun before the model was asked: nothing was said in its first step yet.
	const newest = prompt.findLastIndex(({ role }) => role === "user");
	if (moved < newest && String(prompt[newest - 1]?.content).includes("asked for a person by a button"))
		return prompt.length;
	const spoke = prompt.findLastIndex((message) => message.role === "assistant" && saysSomething(message));
	return Math.max(moved + 1, spoke, 0);
}

interface Result {
	readonly ok: boolean;
	readonly text: string;
}

function results(prompt: LanguageModelV4Prompt): Result[] {
	return prompt.flatMap((message) =>
		message.role === "tool"
			? message.content.flatMap((part) => {
					if (part.type !== "tool-result" || part.output.type !== "text") return [];
					return [{ ok: part.output.value.startsWith('{"ok":true'), text: part.output.value }];
				})
			: [],
	);
}

/** What the visitor said after the agent had said something in this step. */
function answerIn(since: LanguageModelV4Prompt): string | undefined {
	const asked = since.findIndex((message) => message.role === "assistant" && saysSomething(message));
	const newest = since.findLast(({ role }) => role === "user");
	const at = newest ? since.indexOf(newest) : -1;
	return asked >= 0 && at > asked && newest?.role === "user" ? textOf(newest).trim() : undefined;
}

function saysSomething({ content }: LanguageModelV4Message): boolean {
	return typeof content !== "string" && content.some((part) => part.type === "text");
}

/** With what the visitor said, what was collected, and what the tools have found, in this order. */
function useToolOfStep(
	prompt: LanguageModelV4Prompt,
	tool: LanguageModelV4FunctionTool,
	{ collected }: RunningTask,
): Decision {
	const said = prompt.flatMap((message) => (message.role === "user" ? [textOf(message)] : []));
	const { values, missing } = readParameters(tool, said.join("\n"));
	const found = results(prompt).toReversed();
	const filled = new Map(Object.entries(values));
	for (const { name, numeric } of missing) {
		const value =
			collected.get(name) ?? found.map(({ text }) => lookIn(text, name, numeric)).find((one) => one !== undefined);
		if (value !== undefined) filled.set(name, value);
	}
	const still = missing.filter(({ name }) => !filled.has(name));
	return still.length > 0 ? { say: askFor(tool, still) } : { call: tool.name, input: Object.fromEntries(filled) };
}

/** A field of a result whose name begins as the parameter's, such as `amount_paid` for `amount`. */
function lookIn(result: string, name: string, numeric: boolean): unknown {
	const found = new RegExp(`"${name}[a-z_]*":("[^"]*"|-?[0-9.]+)`).exec(result)?.[1];
	if (found === undefined) return undefined;
	const value: unknown = JSON.parse(found);
	return numeric === (typeof value === "number") ? value : undefined;
}

/** "Ask why it is sent back." as the agent asks it. */
function question(text: string): string {
	const asked = text.replace(/^(ask( them)?|say|tell them|repeat back|confirm)\s+/i, "").replace(/[.\s]+$/, "");
	const toYou = asked
		.replace(/\bthey\b/gi, "you")
		.replace(/\btheir\b/gi, "your")
		.replace(/\bthem\b/gi, "you");
	return `Please tell me ${toYou.charAt(0).toLowerCase()}${toYou.slice(1)}.`;
}

const noteOf = (result: string) =>
	result
		.replace(/^\{"ok":true,"data":/, "")
		.replace(/\}$/, "")
		.slice(0, 200) || "done";

/** The last word of a title names what is collected: "The reason" collects `reason`. */
function keyOf(title: string): string {
	return (
		title
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu)
			?.at(-1) ?? "answer"
	);
}
