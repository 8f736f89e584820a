import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider";

const usage = {
	inputTokens: { total: 10, noCache: 10, cacheRead: undefined, cacheWrite: undefined },
	outputTokens: { total: 5, text: 5, reasoning: undefined },
};

/** A language model that says what the test tells it to, when it tells it to. What it was asked stands in `asked`. */
export class HandModel implements LanguageModelV4 {
	readonly specificationVersion = "v4";
	readonly provider = "test";
	readonly modelId = "hand";
	readonly supportedUrls = {};
	readonly asked: LanguageModelV4CallOptions[] = [];
	#queue: (LanguageModelV4StreamPart | "close")[] = [];
	#wake: () => void = () => {};
	#texts = 0;

	/** Says a text in the chunks given. */
	say(...deltas: string[]): this {
		const id = `t${this.#texts++}`;
		return this.put(
			{ type: "text-start", id },
			...deltas.map((delta) => ({ type: "text-delta" as const, id, delta })),
			{ type: "text-end", id },
		);
	}

	call(toolName: string, input: unknown, toolCallId = `c${this.#texts++}`): this {
		const text = typeof input === "string" ? input : JSON.stringify(input);
		return this.put({ type: "tool-call", toolCallId, toolName, input: text });
	}

	finish(reason: "stop" | "tool-calls" | "length" | "content-filter" | "error" | "other" = "stop"): this {
		return this.put({ type: "finish", finishReason: { unified: reason, raw: undefined }, usage }, "close");
	}

	put(...parts: (LanguageModelV4StreamPart | "close")[]): this {
		this.#queue.push(...parts);
		this.#wake();
		return this;
	}

	/** Forgets what was asked, and what it was to say and did not. */
	forget(): void {
		this.asked.length = 0;
		this.#queue = [];
	}

	doGenerate(): never {
		throw new Error("Only streams.");
	}

	async doStream(options: LanguageModelV4CallOptions) {
		this.asked.push(options);
		return { stream: ReadableStream.from(this.#parts(options.abortSignal)) };
	}

	async *#parts(signal: AbortSignal | undefined): AsyncGenerator<LanguageModelV4StreamPart> {
		yield { type: "stream-start", warnings: [] };
		for (;;) {
			const next = this.#queue.shift();
			if (next === "close") return;
			if (next) yield next;
			else await this.#more(signal);
		}
	}

	#more(signal: AbortSignal | undefined): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#wake = resolve;
			signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
			if (signal?.aborted) reject(signal.reason);
		});
	}
}
