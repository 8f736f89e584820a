import { expect } from "vitest";
import type { Tab } from "./visitors/tab.ts";

/** A place of a page that holds hostile texts. */
export interface Place {
	/** Of the widget, where there is one, else of the page. */
	readonly within: string;
	/** What is drawn in there besides what an answer may hold. */
	readonly besides?: string;
}

/**
 * That nothing in there is more than words, that no script of theirs was run, and that nobody was asked who should not be.
 * @param ours the origins that may be asked
 * @returns how many elements are drawn in there
 */
export async function onlyWords(tab: Tab, { within, besides = "" }: Place, ours: readonly string[]): Promise<number> {
	const { elements, ...found } = await tab.evaluate(becameMore, { within, besides });
	expect(found).toEqual({ wrong: [], pwned: 0 });
	const strangers = tab.requests.filter((url) => !/^(data|about):/.test(url) && !ours.includes(new URL(url).origin));
	expect(strangers).toEqual([]);
	expect(tab.surprises).toEqual([]);
	return elements;
}

/** From now on all that is ever drawn in there counts for `onlyWords`, until the page is left. */
export function watchWords(tab: Tab, { within, besides = "" }: Place): Promise<unknown> {
	return tab.evaluate(becameMore, { within, besides, watch: true });
}

/** How often something was drawn in a place that is watched. */
export const timesDrawn = (tab: Tab) => tab.evaluate(() => window.watched?.times ?? 0, null);

declare global {
	interface Window {
		pwned?: number;
		watched?: { readonly wrong: string[]; times: number };
	}
}

/**
 * Run in a page: what of the words in there became more than words. Elements nobody draws, handlers, addresses that lead
 * elsewhere than they may; and how often a payload was run.
 */
function becameMore(where: Required<Place> & { readonly watch?: boolean }) {
	const root = document.querySelector("bellhop-widget")?.shadowRoot ?? document;
	const drawn =
		"a p h3 h4 h5 sup ul ol li blockquote table thead tbody tr th td section strong em del code pre br hr div span button";
	const mayBe = `${drawn} ${where.besides}`.split(" ");
	const faultsOf = (element: Element) => [
		...(mayBe.includes(element.localName) ? [] : [element.localName]),
		...[...element.attributes]
			.filter(
				({ name, value }) =>
					/^(on|style|src|srcset|xlink|form|ping)/i.test(name) ||
					(name === "href" && !/^((https?|mailto|tel):|#\/)/.test(value)),
			)
			.map(({ name, value }) => `${element.localName} ${name}=${value}`),
	];
	if (where.watch) {
		const watched = { wrong: [] as string[], times: 0 };
		window.watched = watched;
		const withAllIn = (element: Element) => [element, ...element.querySelectorAll("*")];
		const isThere = (element: Element) => element.closest(where.within) !== null;
		new MutationObserver((changes) => {
			const drawn = changes.flatMap(({ target, addedNodes }) => {
				const added = [...addedNodes].filter((node) => node instanceof Element).flatMap(withAllIn);
				// The place itself may come with all that is in it.
				return target instanceof Element && isThere(target) ? [target, ...added] : added.filter(isThere);
			});
			if (drawn.length > 0) watched.times++;
			watched.wrong.push(...drawn.flatMap(faultsOf));
		}).observe(root, { childList: true, attributes: true, subtree: true });
	}
	const elements = [...root.querySelectorAll(where.within)].flatMap((place) => [...place.querySelectorAll("*")]);
	const wrong = [...(window.watched?.wrong ?? []), ...elements.flatMap(faultsOf)];
	return { wrong, elements: elements.length, pwned: window.pwned ?? 0 };
}

/** Which of the texts do not stand in there, letter by letter. */
export function missing(tab: Tab, within: string, texts: readonly string[]): Promise<string[]> {
	return tab.evaluate(notIn, { within, texts });
}

function notIn({ within, texts }: { readonly within: string; readonly texts: readonly string[] }): string[] {
	const root = document.querySelector("bellhop-widget")?.shadowRoot ?? document;
	const words = [...root.querySelectorAll(within)].map(({ textContent }) => textContent).join("\n");
	return texts.filter((text) => !words.includes(text));
}
