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

/** How `shapeResponse` writes them: last, and with nothing but texts in them. */
const markers = /,"sources":\{(?:"\[\d+\]":"(?:[^"\\]|\\.)*",?)+\}\}$/;

/** A tool's answer without its markers: in a later answer the same numbers are others. */
export function withoutMarkers(text: string): string {
	return text.replace(markers, "}");
}
