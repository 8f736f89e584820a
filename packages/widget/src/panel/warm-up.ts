import { parseMarkdown } from "../markdown/markdown.ts";
import { whenSaid } from "../view/when-said.ts";

/** A little of everything: what is parsed for the first time is compiled then, which takes longer than a frame. */
const everything = [
	"a **b** `c`",
	"# a\n\n- b\n\n1. c\n\n> d",
	"| a |\n| - |\n| b |",
	"```\na\n```\n[b](c:d) ![e](f:g) &amp;",
];

/** Browsers get their calendars ready with the first date that is written, which takes longer than a frame. */
export function warmUpDates(language: string): void {
	inIdleMoments([() => whenSaid(new Date().toISOString(), language, false)]);
}

/** Gets the parser ready while the first answer is waited for, so that its first words come as quickly as the others. */
export function warmUpMarkdown(): void {
	inIdleMoments(everything.map((text) => () => parseMarkdown(text)));
}

function inIdleMoments([act, ...rest]: readonly (() => unknown)[]): void {
	if (!act) return;
	(globalThis.requestIdleCallback ?? setTimeout)(() => {
		act();
		inIdleMoments(rest);
	});
}
