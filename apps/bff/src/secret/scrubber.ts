import { spellings } from "./spellings.ts";

/** What stands where a secret stood. */
const mask = "[secret]";

/** Shorter values are not masked: they would blank out ordinary words. */
const shortestSecret = 6;

/**
 * Knows the secrets that are in use right now and takes them out of any text, in the spellings they may travel in
 * (`spellings.ts`). Stands in front of every log line and every stored response.
 */
export interface Scrubber {
	/** Holds a secret until the returned function is called. */
	hold(secret: string): () => void;
	scrub(text: string): string;
}

interface Held {
	count: number;
	readonly patterns: readonly (string | RegExp)[];
}

/** A scrubber that knows nothing yet. */
export function createScrubber(): Scrubber {
	const held = new Map<string, Held>();
	return {
		hold(secret) {
			if (secret.length < shortestSecret) return () => {};
			const entry = held.get(secret) ?? { count: 0, patterns: spellings(secret) };
			entry.count += 1;
			held.set(secret, entry);
			let released = false;
			return () => {
				if (!released) entry.count -= 1;
				released = true;
				if (entry.count === 0) held.delete(secret);
			};
		},
		scrub(text) {
			let clean = text;
			for (const [, { patterns }] of [...held].sort(([a], [b]) => b.length - a.length)) {
				for (const pattern of patterns) clean = clean.replaceAll(pattern, mask);
			}
			return clean;
		},
	};
}
