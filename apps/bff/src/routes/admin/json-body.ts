import type { MiddlewareHandler } from "hono";
import { validator } from "hono/validator";
import type * as z from "zod";
import { storable } from "../../database/storable.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { Problem } from "../../problem.ts";

/**
 * Reads a JSON body, without what no database keeps (NUL and halves of characters); the route's type then says what it
 * takes, which is where the page's client gets it from.
 * @throws Problem `input_invalid` naming each field that cannot stay
 */
export function jsonBody<Shape extends z.ZodType>(shape: Shape) {
	type Body = { in: { json: z.input<Shape> }; out: { json: z.output<Shape> } };
	return validator("json", (value: unknown) => readInput(shape, storable(value))) as unknown as MiddlewareHandler<
		{ Variables: AdminVariables },
		string,
		Body
	>;
}

/** Reads a value of a known shape. @throws Problem `input_invalid` */
function readInput<Shape extends z.ZodType>(shape: Shape, value: unknown): z.infer<Shape> {
	const result = shape.safeParse(value);
	if (!result.success) throw faultsOf(result.error);
	return result.data;
}

/** The faults of a record as the page shows them, each beside its field. */
export function faultsOf(error: z.ZodError): Problem {
	const fields = error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
	return new Problem("input_invalid", undefined, fields);
}
