/** An object of JSON, its keys its own. */
export type JsonObject = { readonly [key: string]: unknown };

/** Takes down what an import cannot do, once each. */
export type Note = (sentence: string) => void;

export function asObject(value: unknown): JsonObject | undefined {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The value of an own key. */
export function childOf(value: unknown, key: string): unknown {
	return typeof value === "object" && value !== null && Object.hasOwn(value, key)
		? (value as Record<string, unknown>)[key]
		: undefined;
}

/** Writes keys as a JSON pointer (RFC 6901). */
export function pointerOf(...keys: readonly (string | number)[]): string {
	return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

const mostHops = 20;

/**
 * The object that stands at a place of a document, followed through `$ref`. Only references into the same document are
 * followed; another document is never fetched. Keys beside a `$ref` win over those it leads to (OpenAPI 3.1).
 */
export function followReference(root: JsonObject, value: unknown, note: Note): JsonObject | undefined {
	let found = asObject(value);
	let beside: JsonObject = {};
	for (let hop = 0; hop < mostHops; hop += 1) {
		const reference = childOf(found, "$ref");
		if (typeof reference !== "string") return found && { ...found, ...beside };
		const { $ref: _, ...siblings } = found as JsonObject;
		beside = { ...siblings, ...beside };
		found = lookUp(root, reference, note);
	}
	note("A chain of $ref leads back to itself.");
	return undefined;
}

/** What a reference such as `#/components/schemas/Order` names. */
export function lookUp(root: JsonObject, reference: string, note: Note): JsonObject | undefined {
	if (!reference.startsWith("#")) {
		note(`"${reference.slice(0, 200)}" is in another document, which is not fetched. Import a bundled document.`);
		return undefined;
	}
	const target = reference === "#" ? root : reference.startsWith("#/") ? walk(root, reference) : undefined;
	if (asObject(target) === undefined) note(`"${reference.slice(0, 200)}" does not exist in this document.`);
	return asObject(target);
}

function walk(root: JsonObject, reference: string): unknown {
	let place: unknown = root;
	for (const part of reference.slice(2).split("/")) {
		place = childOf(place, decodePart(part));
	}
	return place;
}

function decodePart(part: string): string {
	let decoded = part;
	try {
		decoded = decodeURIComponent(part);
	} catch {
		// A lone % stands for itself.
	}
	return decoded.replaceAll("~1", "/").replaceAll("~0", "~");
}
