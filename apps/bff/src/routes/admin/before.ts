import { idOf } from "@bellhop/contract/id";
import * as z from "zod";
import { safeParse } from "zod/mini";

/** The `before` of a list's address: the last row that is shown already. One that is no id is left out of account. */
export function before(kind: Parameters<typeof idOf>[0]) {
	const id = idOf(kind);
	return z
		.string()
		.refine((text) => safeParse(id, text).success)
		.optional()
		.catch(undefined);
}
