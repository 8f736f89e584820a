import type {
	LanguageModelV4,
	LanguageModelV4CallOptions,
	LanguageModelV4Content,
	LanguageModelV4StreamPart,
	LanguageModelV4Usage,
} from "@ai-sdk/provider";
import { decide } from "./decide.ts";
import { textOf } from "./prompt-text.ts";
import { suggestionsOf } from "./suggestions-of.ts";

/** How long the demo model waits between two words, in milliseconds; about the pace of a hosted model. */
const wordPause = 28;

/**
 * A language model that needs no account: it picks a tool by the visitor's words, asks for required parameters that are
 * missing, calls it, and puts the result into sentences. It knows nothing of any site but the tools it is offered, and
 * the same words always give the same answer.
 */
export function createDemoModel(pause = wordPause): LanguageModelV4 {
	return {
		specificationVersion: "v4",
		provider: "bellhop",
		modelId: "demo",
		supportedUrls: {},
		doGenerate: async (options) => {
			const content = contentOf(options);
			return { content, finishReason: finishReason(content), usage: usageOf(options, content), warnings: [] };
		},
		doStream: async (options) => ({ stream: ReadableStream.from(parts(options, pause)) }),
	};
}

function contentOf({ prompt, tools }: LanguageModelV4CallOptions): LanguageModelV4Content[] {
	const aside = summaryOf(prompt) ?? suggestionsOf(prompt);
	if (aside !== undefined) return [{ type: "text", text: aside }];
	const decision = decide(prompt, tools ?? []);
	if (decision.say !== undefined) return [{ type: "text", text: decision.say }];
	const toolCallId = `demo-${prompt.length}`;
	return [{ type: "tool-call", toolCallId, toolName: decision.call, input: JSON.stringify(decision.input) }];
}

async function* parts(options: LanguageModelV4CallOptions, pause: number): AsyncGenerator<LanguageModelV4StreamPart> {
	yield { type: "stream-start", warnings: [] };
	const content = contentOf(options);
	for (const item of content) {
		if (item.type !== "text") {
			yield item as LanguageModelV4StreamPart;
			continue;
		}
		yield { type: "text-start", id: "1" };
		for (const delta of item.text.match(/\s*\S+\s*$|\s*\S+/g) ?? []) {
			await wait(pause, options.abortSignal);
			yield { type: "text-delta", id: "1", delta };
		}
		yield { type: "text-end", id: "1" };
	}
	yield { type: "finish", finishReason: finishReason(content), usage: usageOf(options, content) };
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve, reject) => {
		const stop = () => {
			clearTimeout(timer);
			reject(signal?.reason);
		};
		if (signal?.aborted) return reject(signal.reason);
		const timer = setTimeout(() => {
			signal?.removeEventListener("abort", stop);
			resolve();
		}, milliseconds);
		signal?.addEventListener("abort", stop, { once: true });
	});
}

/** Asked for a summary (`agent/summarize.ts`), it says what was asked first and last. */
function summaryOf(prompt: LanguageModelV4CallOptions["prompt"]): string | undefined {
	const [system, transcript] = prompt;
	if (system?.role !== "system" || !system.content.startsWith("Summarise this conversation")) return undefined;
	const text = transcript?.role === "user" ? textOf(transcript) : "";
	const asked = [...text.matchAll(/^visitor: (.*)$/gm)].map(([, words = ""]) => words);
	const quoted = [...new Set([asked[0], asked.at(-1)])].map((words) => `“${words ?? ""}”`).join(", at last ");
	return `The visitor asked ${quoted}. (A summary by the built-in demo model.)`;
}

function finishReason(content: LanguageModelV4Content[]) {
	const calls = content.some(({ type }) => type === "tool-call");
	return { unified: calls ? ("tool-calls" as const) : ("stop" as const), raw: undefined };
}

/** Four characters count as a token, so that limits and traces have something true to its size to work with. */
function usageOf(options: LanguageModelV4CallOptions, content: LanguageModelV4Content[]): LanguageModelV4Usage {
	const tokens = (value: unknown) => Math.ceil(JSON.stringify(value).length / 4);
	const input = tokens(options.prompt);
	const output = tokens(content);
	return {
		inputTokens: { total: input, noCache: input, cacheRead: undefined, cacheWrite: undefined },
		outputTokens: { total: output, text: output, reasoning: undefined },
	};
}
