import { signal } from "@preact/signals";

/** Asked when a link or the browser's buttons lead away; `leave` goes on to where they led. */
type Question = (leave: () => void) => void;

let here = location.hash;
let question: Question | undefined;
/** Whether the next change of the address is the page's own. */
let intended = false;
/** Asks, once the browser is back where the question is about. */
let asking: (() => void) | undefined;
/** Which entry of the browser's history this is; entries the page has not been at yet have no number. */
let entry = numberOf(history.state) ?? 0;
history.replaceState({ entry }, "");

/** Where the page is: the parts of the address behind `#/`. */
export const place = signal(read());

addEventListener("hashchange", () => {
	const wanted = location.hash;
	// `#content` and its like are places within a page; the same place again is one that was gone back to, below.
	if ((wanted !== "" && !wanted.startsWith("#/")) || wanted === here) {
		asking?.();
		asking = undefined;
		return;
	}
	const found = numberOf(history.state);
	if (question && !intended) {
		const steps = found === undefined ? 1 : found - entry;
		const ask = question;
		asking = () => ask(() => (found === undefined ? follow(wanted || "#/") : move(steps)));
		history.go(-steps);
		return;
	}
	intended = false;
	here = wanted;
	entry = found ?? entry + 1;
	history.replaceState({ entry }, "");
	place.value = read();
});

function numberOf(state: unknown): number | undefined {
	return typeof state === "object" && state !== null && "entry" in state ? Number(state.entry) : undefined;
}

function read(): readonly string[] {
	return location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
}

function follow(hash: string): void {
	intended = hash !== location.hash;
	location.hash = hash;
}

function move(steps: number): void {
	intended = true;
	history.go(steps);
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
