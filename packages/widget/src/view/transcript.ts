import type { ChatState } from "../store/state.ts";
import { fill, type Words } from "../words/words.ts";
import type { Talk } from "./chunks.ts";

/** What a transcript is written with. */
export interface Writing extends Pick<Talk, "spoken" | "whenSaid"> {
	readonly words: Words;
	readonly site: string;
}

/** A conversation as a text file: who said what and when. */
export function transcriptOf(
	{ messages }: Pick<ChatState, "messages">,
	{ words, site, spoken, whenSaid }: Writing,
): string {
	const when = new Intl.DateTimeFormat(words.language, { dateStyle: "long" }).format(new Date());
	const said = messages.map((message) => {
		const who = message.role === "user" ? words.you : `${site} (${words.assistant})`;
		const at = whenSaid(message.metadata?.createdAt, words.language, false);
		return `${at === undefined ? who : `${who}, ${at}`}\n${spoken(message, words, site)}`;
	});
	return `${[fill(words.transcriptOf, { site, when }), ...said].join("\n\n")}\n`;
}

/** Hands a text to the visitor as a file of this name. */
export function download(name: string, text: string): void {
	const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
	const link = document.createElement("a");
	link.href = address;
	link.download = name;
	link.click();
	URL.revokeObjectURL(address);
}
