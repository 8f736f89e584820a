import { Refusal } from "../answers/refusal.ts";
import type { Invoice } from "./invoice.ts";
import type { Refund, RefundRequest } from "./refund.ts";

type Books = { invoices: Invoice[]; refunds: Refund[]; now: () => Date };

/** Pays money back, never more than is left of what was paid. Counts in pence, so sums stay exact. */
export function refundPayment(books: Books, { customer_id, ...request }: RefundRequest, key: string | null): Refund {
	const invoice = books.invoices.find(
		(one) => one.order_id === request.order_id && one.customer_id === (customer_id ?? one.customer_id),
	);
	if (!invoice) throw new Refusal(404, { error: "order_not_found" });
	const refunded = pence(invoice.amount_refunded) + pence(request.amount);
	if (refunded > pence(invoice.amount_paid)) {
		const left = (pence(invoice.amount_paid) - pence(invoice.amount_refunded)) / 100;
		const detail = `At most ${left.toFixed(2)} GBP can still be refunded for this order.`;
		throw new Refusal(422, { error: "more_than_paid", detail });
	}
	invoice.amount_refunded = refunded / 100;
	invoice.status = refunded === pence(invoice.amount_paid) ? "refunded" : "partly_refunded";
	const refund: Refund = {
		id: `rf_${String(books.refunds.length + 1).padStart(6, "0")}`,
		...request,
		status: "succeeded",
		created_at: books.now().toISOString(),
		idempotency_key: key,
	};
	books.refunds.push(refund);
	return refund;
}

function pence(pounds: number): number {
	return Math.round(pounds * 100);
}
