import { Problem } from "../problem.ts";
import type { Egress } from "./egress.ts";
import { EgressRefusal } from "./refusal.ts";

/** Refuses an address that could never be asked where it is entered. @throws Problem `input_invalid` naming the field */
export function judgeField(egress: Egress, path: string, url: string): void {
	try {
		egress.judge(url);
	} catch (error) {
		if (!(error instanceof EgressRefusal)) throw error;
		throw new Problem("input_invalid", undefined, [{ path, message: error.message }]);
	}
}
