import type { Approval, ApprovalState } from "@bellhop/contract/approval";
import type { ApprovalRow } from "../database/tables/index.ts";

/** How long a visitor may think about it, in milliseconds. */
export const approvalLife = 15 * 60_000;

/** How an approval stands at a time: one that nobody answered expires by itself. */
export function stateAt({ state, expiresAt }: Pick<ApprovalRow, "state" | "expiresAt">, now: Date): ApprovalState {
	return state === "pending" && expiresAt <= now ? "expired" : state;
}

/** The card as the wire has it. */
export function approvalOf({ card }: ApprovalRow, state: ApprovalState): Approval {
	return { ...card, state };
}
