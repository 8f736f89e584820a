import { type Use, windowAt } from "./allowance.ts";

/** Under which key a dated use is counted; the window is part of it. */
export function keyOf({ allowance, by, at }: Use & { readonly at: Date }): string {
	return `${by}:${allowance.window}:${windowAt(allowance.window, at).number}`;
}
