import { z } from "zod";

/** What a refund asks for. `amount` is in pounds with at most two decimals. */
export const refundRequest = z.strictObject({
	order_id: z.string().trim().min(1),
	amount: z
		.number()
		.positive()
		.max(100_000)
		.refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6, "at most two decimals"),
	currency: z.literal("GBP"),
	reason: z.string().trim().min(1).max(500),
	/** Whose order it has to be, where the caller knows who asks. */
	customer_id: z.string().min(1).optional(),
});

/** The type of {@link refundRequest}. */
export type RefundRequest = z.infer<typeof refundRequest>;

/** A refund that happened, with the key of the request that asked for it. */
export type Refund = Omit<RefundRequest, "customer_id"> & {
	id: string;
	status: "succeeded";
	created_at: string;
	idempotency_key: string | null;
};
