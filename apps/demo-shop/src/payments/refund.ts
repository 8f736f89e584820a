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
});

/** The type of {@link refundRequest}. */
export type RefundRequest = z.infer<typeof refundRequest>;

/** A refund that happened. */
export type Refund = RefundRequest & { id: string; status: "succeeded"; created_at: string };
