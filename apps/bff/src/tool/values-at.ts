/** The values a path such as `refunds[].id` leads to, in order; objects and lists are passed over. Own properties only. */
export function valuesAt(value: unknown, path: string): (string | number | boolean)[] {
	const keys = path
		.replaceAll("[]", ".[]")
		.split(".")
		.filter((key) => key !== "");
	const found = keys.reduce<unknown[]>((places, key) => places.flatMap((place) => step(place, key)), [value]);
	return found.filter((one) => typeof one === "string" || typeof one === "number" || typeof one === "boolean");
}

function step(place: unknown, key: string): unknown[] {
	if (key === "[]") return Array.isArray(place) ? place : [];
	return typeof place === "object" && place !== null && Object.hasOwn(place, key)
		? [(place as Record<string, unknown>)[key]]
		: [];
}
