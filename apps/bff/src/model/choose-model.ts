import { createOpenAI } from "@ai-sdk/openai";
import { createDemoModel } from "./demo/demo-model.ts";
import type { ChosenModel } from "./model.ts";

export interface ModelSettings {
	readonly apiKey?: string | undefined;
	/** An OpenAI-compatible server's address up to and with `/v1`. */
	readonly baseUrl?: string | undefined;
	readonly name: string;
	/** Which of OpenAI's two protocols the server speaks; most compatible ones (Ollama, vLLM) speak `chat`. */
	readonly api: "responses" | "chat";
}

/**
 * The model named by the settings, or the demo model when there is neither a key nor an address.
 * @param fetch the egress's door.
 */
export function chooseModel(settings: ModelSettings, fetch: typeof globalThis.fetch): ChosenModel {
	if (settings.apiKey === undefined && settings.baseUrl === undefined) {
		return { kind: "demo", name: "demo", model: createDemoModel() };
	}
	const provider = createOpenAI({
		// A compatible server of one's own often wants no key, but the provider insists on one.
		apiKey: settings.apiKey ?? "none",
		...(settings.baseUrl !== undefined && { baseURL: settings.baseUrl }),
		fetch,
	});
	const model = settings.api === "chat" ? provider.chat(settings.name) : provider.responses(settings.name);
	return { kind: "live", name: settings.name, model };
}
