import { signal } from "@preact/signals";

/** Where the page is: the parts of the address behind `#/`. */
export const place = signal(read());

addEventListener("hashchange", () => {
	place.value = read();
});

function read(): readonly string[] {
	return location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decodeURIComponent);
}

/** The link to a place. */
export function to(...parts: readonly string[]): string {
	return `#/${parts.map(encodeURIComponent).join("/")}`;
}

export function go(...parts: readonly string[]): void {
	location.hash = to(...parts);
}
