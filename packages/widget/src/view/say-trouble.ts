import { longestMessage } from "@bellhop/contract/message";
import type { ChatState } from "../store/state.ts";
import type { TalkWords } from "../words/parts.ts";
import { fill, sayProblem } from "../words/words.ts";
import { whenSaid } from "./when-said.ts";

/** What stands in the visitor's way, with the figures that belong to it. */
export function sayTrouble(words: TalkWords, problem: string, limitedUntil: ChatState["limitedUntil"]): string {
	return fill(sayProblem(words, problem), {
		limit: longestMessage.toLocaleString(words.language),
		when: whenSaid(limitedUntil, words.language, false) ?? "",
	});
}
