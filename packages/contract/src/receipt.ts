import * as z from "zod/mini";
import { idOf } from "./id.ts";

/** What became of an action. `unknown`: it was sent, and nobody can say yet whether it was carried out. */
export const receipt = z.object({
	/** The same id stands in the admin's ledger and in the request's `Idempotency-Key` and `webhook-id`. */
	callId: idOf("call"),
	/** What was to be done, such as "Refund 24.00 GBP for order 12347". */
	title: z.string(),
	outcome: z.enum(["done", "failed", "unknown"]),
	/** What the owner's system calls the thing that was made. */
	reference: z.optional(z.string()),
	/** ISO 8601, UTC. */
	at: z.string(),
});
export type Receipt = z.infer<typeof receipt>;
