import { z } from "zod";
import { address, type Customer } from "./customer.ts";

/** What may change about a customer: at least one of these. */
export const contactChange = z
	.strictObject({
		name: z.string().trim().min(1).max(120),
		email: z.email().max(200),
		phone: z.string().regex(/^\+?[\d ()-]{6,24}$/, "a telephone number"),
		address,
	})
	.partial()
	.refine((change) => Object.keys(change).length > 0, "give at least one of name, email, phone, address");

/** Applies the change and counts it. Not idempotent on purpose: the revision tells how often it ran. */
export function changeContact(customer: Customer, change: z.infer<typeof contactChange>): Customer {
	return Object.assign(customer, change, { revision: customer.revision + 1 });
}
