import type { LanguageModelV4Message } from "@ai-sdk/provider";

/** What a visitor wrote. */
export function textOf(message: LanguageModelV4Message & { role: "user" }): string {
	return message.content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
}
