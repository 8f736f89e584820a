/** What stands where a secret stood. */
const mask = "[secret]";

/** Shorter values are not masked: they would blank out ordinary words. */
const shortestSecret = 6;

/**
 * Knows the secrets that are in use right now and takes them out of any text, in the spellings they may travel in:
 * as they are, URL-encoded, JSON-escaped and in base64 of either alphabet. Stands in front of every log line and every stored response.
 */
export interface Scrubber {
	/** Holds a secret until the returned function is called. */
	hold(secret: string): () => void;
	scrub(text: string): string;
}

/** A scrubber that knows nothing yet. */
export function createScrubber(): Scrubber {
	const held = new Map<string, number>();
	return {
		hold(secret) {
			const spellings = spell(secret);
			for (const spelling of spellings) held.set(spelling, (held.get(spelling) ?? 0) + 1);
			let released = false;
			return () => {
				if (!released) for (const spelling of spellings) letGo(held, spelling);
				released = true;
			};
		},
		scrub(text) {
			let clean = text;
			for (const spelling of [...held.keys()].sort((a, b) => b.length - a.length)) {
				clean = clean.replaceAll(spelling, mask);
			}
			return clean;
		},
	};
}

function spell(secret: string): string[] {
	const base64 = Buffer.from(secret).toString("base64").replace(/=+$/, "");
	const base64Url = Buffer.from(secret).toString("base64url");
	const spellings = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64, base64Url];
	return [...new Set(spellings)].filter((spelling) => spelling.length >= shortestSecret);
}

function letGo(held: Map<string, number>, spelling: string): void {
	const count = held.get(spelling) ?? 0;
	if (count > 1) held.set(spelling, count - 1);
	else held.delete(spelling);
}
