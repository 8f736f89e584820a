import type { Occasion } from "./looks.ts";

/**
 * The first occasion that fits a page and a time, if any does.
 * @param path of the page, such as `/pricing`
 * @param now on the visitor's clock
 */
export function occasionNow(occasions: readonly Occasion[] | undefined, path: string, now: Date): Occasion | undefined {
	const time = `${now.getHours()}:${now.getMinutes()}`.replace(/\b\d\b/g, "0$&");
	return occasions?.find(
		({ page = "*", from = "00:00", until = "24:00" }) =>
			isOn(page, path) && (from <= until ? from <= time && time < until : from <= time || time < until),
	);
}

/** A closing slash makes no difference. */
function isOn(pattern: string, path: string): boolean {
	const [first = "", ...rest] = bare(pattern).split("*");
	const place = bare(path);
	if (rest.length === 0) return place === first;
	const last = rest.pop() ?? "";
	let at = first.length;
	if (!place.startsWith(first)) return false;
	for (const piece of rest) {
		const found = place.indexOf(piece, at);
		if (found < 0) return false;
		at = found + piece.length;
	}
	return place.length - last.length >= at && place.endsWith(last);
}

function bare(path: string): string {
	return path.replace(/(.)\/$/, "$1");
}
