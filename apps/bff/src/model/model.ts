import type { LanguageModelV4 } from "@ai-sdk/provider";

/** The language model that answers, and whether it is the built-in demo one, which the widget then labels. */
export interface ChosenModel {
	readonly kind: "demo" | "live";
	/** Such as `gpt-5-mini` or `demo`; for the log. */
	readonly name: string;
	readonly model: LanguageModelV4;
}
