import type { ToolMethod } from "../../database/tables/index.ts";
import { wordsOf } from "./draft-tool.ts";

const reading = new Set(["search", "lookup", "query", "find"]);
const changing = new Set(
	`add apply approve archive assign cancel change confirm create delete disable enable execute insert invalidate modify move
	refund register reject remove replace reset restore revoke save send start stop submit subscribe suspend sync toggle
	transfer trigger unlock update upload upsert void write`.split(/\s+/),
);
/** Words that are things as often as deeds ("look up an order"): deeds at the beginning and after "and". */
const ambiguous = new Set("book charge close lock mark merge open order pay post publish put set".split(" "));

/**
 * Whether a request only reads. GET does by definition; POST only where its own words say search, lookup or query and none
 * of them speaks of a change; anything else is a write, which asks the visitor first.
 */
export function proposeAccess(method: ToolMethod, words: string): "read" | "write" {
	if (method === "GET") return "read";
	if (method !== "POST") return "write";
	const said = wordsOf(words);
	const reads = said.some((word, index) => reading.has(word) || (word === "look" && said[index + 1] === "up"));
	const changes = said.some((word, index) => {
		const leads = index === 0 || /^(?:and|or|then)$/.test(said[index - 1] ?? "");
		return changing.has(word) || (leads && ambiguous.has(word));
	});
	return reads && !changes ? "read" : "write";
}
