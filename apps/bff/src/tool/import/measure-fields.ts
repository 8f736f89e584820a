/** How much of an example a field takes, and a few of its values. */
export interface FieldMeasure {
	/** Bytes of JSON: the key and every value that stands under it, in all items of a list. */
	readonly bytes: number;
	readonly samples: readonly unknown[];
}

const mostSamples = 20;
const deepest = 20;

/** Measures every field of a value, by path (`order.items[].name`), the way `listFields` names them. */
export function measureFields(value: unknown): Map<string, FieldMeasure> {
	const measures = new Map<string, { bytes: number; samples: unknown[] }>();
	const visit = (part: unknown, path: string, depth: number): void => {
		const isList = Array.isArray(part);
		const goesDeeper = isList ? part.some(isObject) : isObject(part) && Object.keys(part).length > 0;
		if (goesDeeper && depth < deepest) {
			if (isList) for (const item of part) visit(item, `${path}[]`, depth + 1);
			else
				for (const [name, item] of Object.entries(part as object))
					visit(item, path ? `${path}.${name}` : name, depth + 1);
			return;
		}
		const measure = measures.get(path) ?? { bytes: 0, samples: [] };
		measure.bytes += Buffer.byteLength(JSON.stringify(part)) + keyBytes(path);
		if (measure.samples.length < mostSamples) measure.samples.push(...(isList ? part.slice(0, mostSamples) : [part]));
		measures.set(path, measure);
	};
	visit(value, "", 0);
	return measures;
}

/** The key in quotes, a colon and a comma; items of a list have no key. */
function keyBytes(path: string): number {
	const name = path.slice(path.lastIndexOf(".") + 1);
	return name === "" || name.endsWith("[]") ? 1 : Buffer.byteLength(name) + 4;
}

const isObject = (value: unknown) => typeof value === "object" && value !== null;
