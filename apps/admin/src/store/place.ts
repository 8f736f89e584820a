import { signal } from "@preact/signals";

/** Asked when a link or the browser's buttons lead away; `leave` goes on to where they led. */
type Question = (leave: () => void) => void;

let here = location.hash;
let question: Question | undefined;
/** Whether the next change of the address is the page's own. */
let intended = false;

/** Where the page is: the parts of the address behind `#/`. */
export const place = signal(read());

addEventListener("hashchange", () => {
	const wanted = location.hash;
	// `#content` and its like are places within a page.
	if (wanted !== "" && !wanted.startsWith("#/")) return;
	if (question && !intended && wanted !== here) {
		history.replaceState(null, "", here || "#/");
		question(() => follow(wanted || "#/"));
		return;
	}
	intended = false;
	here = wanted;
	place.value = read();
});

function read(): readonly string[] {
	return location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
}

function follow(hash: string): void {
	intended = hash !== location.hash;
	location.hash = hash;
}

/** The link to a place. */
export function to(...parts: readonly string[]): string {
	return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** Goes to a place without asking. */
export function go(...parts: readonly string[]): void {
	follow(to(...parts));
}

/** Has a question asked before the page is left otherwise than by `go`. @returns what ends that */
export function askBeforeLeaving(ask: Question): () => void {
	question = ask;
	return () => {
		if (question === ask) question = undefined;
	};
}
