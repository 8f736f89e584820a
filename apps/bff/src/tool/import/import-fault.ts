import { Problem } from "../../problem.ts";

/** Where in what was pasted: a line and column (both from 1), or a JSON pointer such as `/paths/~1orders/get`. */
export type ImportPlace = { readonly line: number; readonly column: number } | { readonly pointer: string };

/** What was pasted or fetched cannot be read at all. Answered as `input_invalid` on the field it came in. */
export class ImportFault extends Problem {
	readonly place: ImportPlace | undefined;

	/** @param sentence for the admin, without the place; never quotes what was pasted, which may hold a secret. */
	constructor(sentence: string, place?: ImportPlace, field: "text" | "url" = "text") {
		const message = place ? `${spell(place)}: ${sentence}` : sentence;
		super("input_invalid", message, [{ path: field, message }]);
		this.place = place;
	}
}

/** A place as an admin reads it. */
export function spell(place: ImportPlace): string {
	return "pointer" in place ? `At ${place.pointer || "/"}` : `Line ${place.line}, column ${place.column}`;
}
