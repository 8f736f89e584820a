import * as z from "zod";
import { ConnectFault } from "../../authorization/connect-fault.ts";
import { AuthorizationRefusal } from "../../authorization/refusal.ts";
import { AuthorizationInputError } from "../../authorization/save-authorization.ts";
import { EgressRefusal } from "../../egress/refusal.ts";
import { Problem } from "../../problem.ts";
import { faultsOf } from "./json-body.ts";

/** The same, with the faults of an authorization's verbs in the words of the admin API. */
export async function explained<Result>(work: Promise<Result>): Promise<Result> {
	try {
		return await work;
	} catch (error) {
		if (error instanceof z.ZodError) throw faultsOf(error);
		if (error instanceof AuthorizationInputError) {
			throw new Problem("input_invalid", undefined, [{ path: error.field, message: error.message }]);
		}
		if (error instanceof AuthorizationRefusal) {
			if (error.reason === "gone") throw new Problem("not_found");
			throw new Problem(error.reason === "two_keys_live" ? "two_keys_live" : "nothing_pending", error.message);
		}
		if (error instanceof ConnectFault || error instanceof EgressRefusal)
			throw new Problem("connect_failed", error.message);
		throw error;
	}
}
