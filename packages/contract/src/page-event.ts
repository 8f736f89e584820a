import type { ApprovalState } from "./approval.ts";

/**
 * What a page hears with `Bellhop("on", …)`, by name, and what comes with it: ids and codes, never what was said.
 * `packages/embed/src/events.ts` says the same to those who install the package.
 */
export interface PageEvents {
	/** There is a widget. */
	readonly ready: undefined;
	readonly open: undefined;
	readonly close: undefined;
	/** The visitor's message has arrived. */
	readonly message: { readonly chat: string; readonly message: string };
	/** An answer has ended, and how. */
	readonly answer: {
		readonly chat: string;
		readonly answer: string | undefined;
		readonly state: "done" | "stopped" | "failed";
	};
	/** Something waits for the visitor's yes, or got its answer. */
	readonly approval: {
		readonly chat: string;
		readonly answer: string | undefined;
		readonly approval: string;
		readonly state: ApprovalState;
	};
	/** A person was asked. */
	readonly handover: { readonly chat: string; readonly answer: string | undefined; readonly way: "email" | "link" };
	/** A message was not taken or an answer failed; `code` is one of the problem table. */
	readonly error: { readonly chat: string; readonly answer?: string | undefined; readonly code: string };
}
