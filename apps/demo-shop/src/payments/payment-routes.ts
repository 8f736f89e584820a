import { Hono } from "hono";
import { z } from "zod";
import { readBody, readQuery } from "../answers/read-input.ts";
import { Refusal } from "../answers/refusal.ts";
import type { ShopContext } from "../credentials/guard.ts";
import { requireBearer } from "../credentials/require-bearer.ts";
import type { AccessTokens } from "./access-tokens.ts";
import type { Invoice } from "./invoice.ts";
import { type Refund, refundRequest } from "./refund.ts";
import { refundPayment } from "./refund-payment.ts";
import { type AnswerMemory, rememberAnswer } from "./remember-answer.ts";

/** Whoever asks for a customer gives the postcode of the bill, or says which of the signed-in ones it is. */
const wanted = z.object({
	order_id: z.string().min(1),
	billing_postcode: z.string().max(12).optional(),
	customer_id: z.string().min(1).optional(),
});

type Parts = { invoices: Invoice[]; tokens: AccessTokens; now: () => Date };

/** The payment system: invoices and refunds, behind an access token of its own token endpoint. */
export function paymentRoutes({ invoices, tokens, now }: Parts): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	const refunds: Refund[] = [];
	const memory: AnswerMemory = new Map();
	routes.use(requireBearer("payments", tokens.isAlive));

	routes.get("/invoices", (context) => {
		const { order_id, billing_postcode, customer_id } = readQuery(context.req, wanted);
		const found = invoices.filter(
			(invoice) =>
				invoice.order_id === order_id &&
				invoice.customer_id === (customer_id ?? invoice.customer_id) &&
				(!billing_postcode || isSame(invoice.billing_postcode, billing_postcode)),
		);
		if (found.length === 0) throw new Refusal(404, { error: "order_not_found" });
		return context.json({ invoices: found });
	});

	routes.get("/refunds", (context) => {
		const { order_id } = readQuery(context.req, z.object({ order_id: z.string().min(1) }));
		return context.json({ refunds: refunds.filter((refund) => refund.order_id === order_id) });
	});

	routes.post("/refunds", async (context) => {
		const body = await readBody(context.req, refundRequest);
		const key = context.req.header("idempotency-key");
		const act = () => ({
			status: 201 as const,
			body: { refund: refundPayment({ invoices, refunds, now }, body, key ?? null) },
		});
		const { answer, replayed } = rememberAnswer(memory, { key, body, at: now(), act });
		if (replayed) context.header("Idempotent-Replayed", "true");
		return context.json(answer.body, answer.status);
	});

	return routes;
}

function isSame(postcode: string, other: string): boolean {
	const [one, two] = [postcode, other].map((text) => text.replaceAll(/\s/g, "").toUpperCase());
	return one === two;
}
