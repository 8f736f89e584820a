import type { Run } from "./pair-emphasis.ts";

const letter = 0;
const punctuation = 1;
const space = 2;

/** The run of `*` or `_` that begins there, and by what stands around it whether it opens or closes. */
export function runAt(text: string, start: number): Run {
	const mark = text.charAt(start);
	let end = start + 1;
	while (text[end] === mark) end++;
	const before = kindOf([...text.slice(Math.max(0, start - 2), start)].at(-1));
	const after = kindOf([...text.slice(end, end + 2)][0]);
	const left = after !== space && (after === letter || before !== letter);
	const right = before !== space && (before === letter || after !== letter);
	const anywhere = mark === "*";
	return {
		type: "run",
		mark,
		length: end - start,
		opens: left && (anywhere || !right || before !== letter),
		closes: right && (anywhere || !left || after !== letter),
	};
}

/** The text's ends count as white space. */
function kindOf(character: string | undefined): number {
	if (!character || /[\t\n\f\r\p{Zs}]/u.test(character)) return space;
	return /[\p{P}\p{S}]/u.test(character) ? punctuation : letter;
}
