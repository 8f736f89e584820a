import type { MessagePart } from "@bellhop/contract/message";
import type { ShownMessage } from "../store/state.ts";
import type { TalkWords } from "../words/parts.ts";
import { fill, sayProblem } from "../words/words.ts";

/** A card is read out with every value of it: whoever cannot see it decides upon what they heard. */
function spokenPart(part: MessagePart, words: TalkWords, site: string): string {
	switch (part.type) {
		case "text":
			return part.text;
		case "data-step":
			return part.data.title;
		case "data-sign-in":
		case "data-suggestions":
		case "source-url":
			return "";
		case "data-handover":
			return fill(words.handover[part.data.way], { site });
		case "data-receipt":
			return `${part.data.title}: ${words.receipt[part.data.outcome]}`;
		case "data-approval": {
			const values = part.data.fields.map(({ label, value }) => `${label}: ${value}`);
			return [fill(words.pleaseConfirm, { summary: part.data.summary }), ...values].join("\n");
		}
	}
}

/** An answer in plain words, as it is read out, copied and downloaded. */
export function spoken(answer: ShownMessage, words: TalkWords, site: string): string {
	const { state, problem } = answer.metadata ?? {};
	const sources = answer.parts.flatMap((part) =>
		part.type === "source-url" ? [`[${part.sourceId}] ${part.title}`] : [],
	);
	const said = answer.parts.map((part) => spokenPart(part, words, site));
	if (sources.length > 0) said.push(`${words.sources}: ${sources.join(", ")}`);
	const text = said.filter((line) => line !== "").join("\n");
	if (state === "stopped") return `${text}\n${words.stopped}`;
	return problem === undefined ? text : `${text}\n${sayProblem(words, problem)}`;
}
