/** The allowed part of a value: each key leads to what is allowed below it, `true` means all. */
type Allowed = Map<string, Allowed | true>;

/**
 * Keeps of a JSON value only what the paths name, such as `order.items[].name`; a path that ends at an object keeps all
 * of it. Lists keep their order and length. Only own properties are looked at, so `__proto__` is a key like any other.
 */
export function pickFields(value: unknown, paths: readonly string[]): unknown {
	return pick(value, treeOf(paths));
}

function treeOf(paths: readonly string[]): Allowed {
	const root: Allowed = new Map();
	for (const path of paths) {
		let place: Allowed = root;
		const keys = path
			.replaceAll("[]", ".[]")
			.split(".")
			.filter((key) => key !== "");
		for (const [index, key] of keys.entries()) {
			const known = place.get(key);
			if (known === true) break;
			if (index === keys.length - 1) place.set(key, true);
			else {
				const next: Allowed = known ?? new Map();
				place.set(key, next);
				place = next;
			}
		}
	}
	return root;
}

function pick(value: unknown, allowed: Allowed | true | undefined): unknown {
	if (allowed === true) return value;
	if (allowed === undefined || typeof value !== "object" || value === null) return undefined;
	if (Array.isArray(value)) {
		const below = allowed.get("[]");
		return below === undefined ? undefined : value.map((item) => pick(item, below) ?? null);
	}
	const kept = Object.entries(value).map(([key, item]) => [key, pick(item, allowed.get(key))] as const);
	return Object.fromEntries(kept.filter(([, item]) => item !== undefined));
}
