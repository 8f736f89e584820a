import * as z from "zod/mini";
import { idOf } from "./id.ts";

/**
 * How an approval stands. `pending` until exactly one of the others: the visitor said yes or no on the card, its time ran out,
 * or it was withdrawn because the visitor changed their mind in words.
 */
export const approvalState = z.enum(["pending", "approved", "denied", "expired", "withdrawn"]);
export type ApprovalState = z.infer<typeof approvalState>;

/** One exact value of what will be done. */
export const approvalField = z.object({
	label: z.string(),
	value: z.string(),
	/** Set where the visitor may change the value before they confirm: its name in the decision's `values`, and how it is typed. */
	edit: z.optional(
		z.object({
			name: z.string(),
			kind: z.enum(["text", "number", "choice"]),
			choices: z.optional(z.array(z.string())),
		}),
	),
});
export type ApprovalField = z.infer<typeof approvalField>;

/** The card a visitor confirms or cancels: what will happen in the owner's words, with every value of it. */
export const approval = z.object({
	approvalId: idOf("appr"),
	/** The call that waits for it; the receipt will name the same. */
	callId: idOf("call"),
	/** Such as "Refunding the order". */
	title: z.string(),
	/** Such as "Refund 24.00 GBP for order 12347". */
	summary: z.string(),
	/** What the confirming button says, such as "Refund 24.00 GBP"; the widget's own word when left out. */
	action: z.optional(z.string()),
	fields: z.array(approvalField),
	/** ISO 8601, UTC. */
	expiresAt: z.string(),
	state: approvalState,
});
export type Approval = z.infer<typeof approval>;

/** Body of `POST /v1/chat/:id/approvals/:approvalId`. `values` are what the visitor typed into fields that may be edited, by name. */
export interface ApprovalDecision {
	readonly decision: "approve" | "deny";
	readonly values?: Readonly<Record<string, string>> | undefined;
}
