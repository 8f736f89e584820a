import { placeholderName } from "./draft-tool.ts";
import { looksSecret } from "./propose-field.ts";

/** A path whose variable segments became `{placeholders}`, and their names in order. */
export interface TemplatedPath {
	readonly path: string;
	readonly names: readonly string[];
}

/** Ways to write a variable segment: `{id}`, `{{id}}`, `:id`, `<id>`, `$ID`, `${ID}`. */
const written = [
	/^\{\{?\s*([A-Za-z_][\w.-]*)\s*\}?\}$/,
	/^:([A-Za-z_]\w*)$/,
	/^<\s*([A-Za-z_][\w. -]*)\s*>$/,
	/^\$\{?([A-Za-z_]\w*)\}?$/,
];
const identifiers = [
	/^\d+$/,
	/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
	/^[0-9a-f]{24}$/i,
	/^[A-Za-z]{2,6}[_-](?=[A-Za-z]*\d)[A-Za-z0-9]{3,}$/,
];

/**
 * Finds in an example path what is different in every call: numbers, UUIDs, `ord_12ab`, written-out variables. Each becomes
 * a placeholder named after the segment before it: `/orders/12345/items` → `/orders/{order_id}/items`.
 */
export function pathPlaceholders(example: string): TemplatedPath {
	const names: string[] = [];
	const segments = example.split("/");
	const path = segments.map((segment, index) => {
		const [, start = segment, ending = ""] = /^([^.]+)(\.(?:json|xml))$/.exec(segment) ?? [];
		const name = nameFor(start, segments[index - 1] ?? "");
		if (name === undefined) return /[{}<>\s]/.test(segment) ? encodeURIComponent(segment) : segment;
		const free = firstFree(placeholderName(name), names);
		names.push(free);
		return `{${free}}${ending}`;
	});
	return { path: path.join("/"), names };
}

function nameFor(segment: string, before: string): string | undefined {
	for (const pattern of written) {
		const name = pattern.exec(segment)?.[1];
		if (name) return segment.startsWith("$") ? name.toLowerCase() : name.trim();
	}
	const varies = identifiers.some((pattern) => pattern.test(segment)) || looksSecret(segment);
	if (!varies) return undefined;
	const noun = before.match(/[A-Za-z]+$/)?.[0];
	return noun ? `${singular(noun.toLowerCase())}_id` : "id";
}

/** The singular of an English word that names a collection. */
export function singular(word: string): string {
	if (/[^aeiou]ies$/.test(word)) return word.replace(/ies$/, "y");
	if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.replace(/es$/, "");
	return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

function firstFree(name: string, taken: readonly string[]): string {
	if (!taken.includes(name)) return name;
	for (let number = 2; ; number += 1) if (!taken.includes(`${name}_${number}`)) return `${name}_${number}`;
}
