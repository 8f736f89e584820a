import * as z from "zod";
import type { Source } from "./sources-of.ts";

/** The sources an answer rests on so far, numbered from 1 as they were named; an address has one number, whoever names it. */
export class Citations {
	readonly #numbers = new Map<string, number>();

	numberOf(url: string): number {
		const number = this.#numbers.get(url) ?? this.#numbers.size + 1;
		this.#numbers.set(url, number);
		return number;
	}

	/** What the model writes behind what rests on a page, such as `[1]`, with the page's title. */
	markersOf(sources: readonly Source[]): Readonly<Record<string, string>> {
		return Object.fromEntries(sources.map(({ url, title }) => [`[${this.numberOf(url)}]`, title]));
	}
}

const cited = z.object({ ok: z.literal(true), data: z.unknown(), sources: z.record(z.string(), z.string()) }).loose();

/** A tool's answer without its markers: in a later answer the same numbers are others. */
export function withoutMarkers(text: string): string {
	if (!text.includes('"sources":{"[')) return text;
	const read = cited.safeParse(JSON.parse(text));
	if (!read.success) return text;
	const { sources: _, ...rest } = read.data;
	return JSON.stringify(rest);
}
