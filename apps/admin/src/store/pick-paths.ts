import type { AnswerField, KnownFields } from "./import.ts";

/** A field to tick: known from an example or a schema, or only a path that somebody wrote. */
export type PickRow = Pick<AnswerField, "path"> & Partial<AnswerField>;

/** Whether a path stands below another one, as `order.items[].name` does below `order.items`. */
function isBelow(path: string, above: string): boolean {
	return path !== above && path.startsWith(above) && /^(?:\.|\[\])/.test(path.slice(above.length));
}

/** Whether the model may see what stands at a path. */
export function isPicked(path: string, picked: readonly string[]): boolean {
	return picked.some((each) => each === path || isBelow(path, each));
}

/** The fields there are to tick; paths that were written by hand stand among them. */
export function pickRows(known: readonly AnswerField[], picked: readonly string[]): readonly PickRow[] {
	const isCovered = (path: string) => known.some((field) => field.path === path || isBelow(field.path, path));
	const written = picked.filter((path) => path !== "" && !isCovered(path));
	const fields = known.filter(({ path }) => !written.some((each) => isBelow(each, path)));
	return [...fields, ...written.map((path) => ({ path }))];
}

interface Tick {
	readonly path: string;
	readonly on: boolean;
}

/** The picked paths after a tick. A path that covered the field is written out, so that the others below it stay. */
export function withTick(rows: readonly PickRow[], picked: readonly string[], { path, on }: Tick): string[] {
	const chosen = rows.filter((row) => (row.path === path ? on : isPicked(row.path, picked)));
	return chosen.map((row) => row.path);
}

/** About how many bytes of the example the model would be given, and of how many. Nothing where there is no example. */
export function pickedSize(known: KnownFields | undefined, picked: readonly string[]) {
	const { bytes, fields = [] } = known ?? {};
	if (bytes === undefined) return undefined;
	const weigh = (some: readonly AnswerField[]) => some.reduce((sum, field) => sum + (field.bytes ?? 0), 0);
	const all = weigh(fields);
	const ticked = weigh(fields.filter(({ path }) => isPicked(path, picked)));
	return { picked: all === 0 ? 0 : Math.round((bytes * ticked) / all), all: bytes };
}
