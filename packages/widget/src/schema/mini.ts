/**
 * The part of `zod/mini` that the contract's schemas use, in a tenth of its bytes: the build puts this in its place, so
 * that the schemas still stand once, in the contract, and the browser pays little for reading them. It says yes or no
 * and gives the same data; it has no messages. `mini.test.ts` holds it against the real one.
 */

type Verdict = { readonly success: true; readonly data: unknown } | { readonly success: false };
type Check = (value: never) => boolean;
type Shape = Readonly<Record<string, Schema>>;

type Read = (value: unknown) => Verdict;

/** A schema of this engine. There are some hundred of them in every panel, so that what they share is theirs together. */
class Schema {
	/** Without `this`, so that it can be handed on. */
	readonly safeParse: Read;
	readonly shape: Shape | undefined;
	/** The one value a literal accepts; a discriminated union chooses by it. */
	readonly only: unknown;

	constructor(safeParse: Read, shape?: Shape, only?: unknown) {
		this.safeParse = safeParse;
		this.shape = shape;
		this.only = only;
	}

	check(...checks: readonly Check[]): Schema {
		const read = (value: unknown) => {
			const verdict = this.safeParse(value);
			return verdict.success && checks.every((holds) => holds(verdict.data as never)) ? verdict : refused;
		};
		return new Schema(read, this.shape, this.only);
	}
}

export type { Schema };

const refused: Verdict = { success: false };

function accepted(data: unknown): Verdict {
	return { success: true, data };
}

function schema(read: Read, shape?: Shape, only?: unknown): Schema {
	return new Schema(read, shape, only);
}

function where(holds: (value: unknown) => boolean): Schema {
	return schema((value) => (holds(value) ? accepted(value) : refused));
}

/** Any string. */
export function string(): Schema {
	return where((value) => typeof value === "string");
}

/** Any number. */
export function number(): Schema {
	return where((value) => typeof value === "number");
}

/** True or false. */
export function boolean(): Schema {
	return where((value) => typeof value === "boolean");
}

/** Exactly this value. */
export function literal(only: unknown): Schema {
	return schema((value) => (value === only ? accepted(value) : refused), undefined, only);
}

function oneOf(values: readonly string[]): Schema {
	return where((value) => values.includes(value as string));
}

export { oneOf as enum };

/** What the inner schema accepts, or nothing. */
export function optional(inner: Schema): Schema {
	return schema((value) => (value === undefined ? accepted(value) : inner.safeParse(value)));
}

/** A list of what the inner schema accepts. */
export function array(inner: Schema): Schema {
	return schema((value) => {
		if (!Array.isArray(value)) return refused;
		const verdicts = value.map((one) => inner.safeParse(one));
		return verdicts.every((one) => one.success) ? accepted(verdicts.map((one) => one.data)) : refused;
	});
}

/** An object with these properties; others are left out. */
export function object(shape: Shape): Schema {
	return schema((value) => {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return refused;
		const data: Record<string, unknown> = {};
		for (const [key, inner] of Object.entries(shape)) {
			const verdict = inner.safeParse((value as Record<string, unknown>)[key]);
			if (!verdict.success) return refused;
			if (verdict.data !== undefined || key in value) data[key] = verdict.data;
		}
		return accepted(data);
	}, shape);
}

/** An object's properties and more. */
export function extend(base: Schema, more: Shape): Schema {
	return object({ ...base.shape, ...more });
}

/** One of several objects, chosen by the literal in one property. */
export function discriminatedUnion(property: string, options: readonly Schema[]): Schema {
	return schema((value) => {
		const kind = (value as Record<string, unknown> | null | undefined)?.[property];
		const option = options.find((one) => one.shape?.[property]?.only === kind);
		return option ? option.safeParse(value) : refused;
	});
}

/** A check: at least this long. */
export function minLength(least: number): Check {
	return (value: { readonly length: number }) => value.length >= least;
}

/** A check: at most this long. */
export function maxLength(most: number): Check {
	return (value: { readonly length: number }) => value.length <= most;
}

/** A check: of this form. */
export function regex(form: RegExp): Check {
	return (value: string) => form.test(value);
}
