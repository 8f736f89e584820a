import * as z from "zod";
import { tellingWords } from "./words.ts";

const knownShape = z.object({ data: z.object({ user_info: z.string() }) });

/**
 * The lines of what the site knows of the visitor that share most telling words with what they ask.
 * @returns nothing when no line does, or none has the numbers they name
 */
export function tellKnown(asked: string, known: string): string | undefined {
	const words = new Set(tellingWords(asked));
	const { data } = knownShape.parse(JSON.parse(known));
	const numbers = asked.match(/\d+/g) ?? [];
	const lines = data.user_info.split("\n").filter((line) => numbers.every((number) => line.includes(number)));
	const scored = lines.map((line) => ({
		line,
		score: new Set(tellingWords(line).filter((word) => words.has(word))).size,
	}));
	const best = Math.max(0, ...scored.map(({ score }) => score));
	if (best === 0) return undefined;
	return scored.flatMap(({ line, score }) => (score === best ? [line] : [])).join("\n\n");
}
