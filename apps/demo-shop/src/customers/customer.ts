import { z } from "zod";

/** A postal address, as customers give it. */
export const address = z.strictObject({
	line1: z.string().trim().min(1).max(120),
	line2: z.string().trim().max(120).optional(),
	city: z.string().trim().min(1).max(80),
	postcode: z.string().trim().min(2).max(12),
	country: z.string().regex(/^[A-Z]{2}$/, "two capital letters, such as GB"),
});

/** The type of {@link address}. */
export type Address = z.infer<typeof address>;

/** A customer record of the CRM. */
export type Customer = {
	id: string;
	name: string;
	email: string;
	phone: string;
	address: Address;
	/** A date, `YYYY-MM-DD`. */
	customer_since: string;
	club_member: boolean;
	/** Grows by one with every change, so a change that ran twice can be seen. */
	revision: number;
	/** For the fraud desk only. */
	internal_risk_score: number;
};
