/**
 * What a page may hear, by name, and what comes with it: ids and codes, never what was said.
 */
export interface BellhopEvents {
	/** There is a widget. Heard at once by those who come later. */
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
	/** Something waits for the visitor's yes (`pending`), or what became of it. */
	readonly approval: {
		readonly chat: string;
		readonly answer: string | undefined;
		readonly approval: string;
		readonly state: "pending" | "approved" | "denied" | "expired" | "withdrawn";
	};
	/** A person was asked to take over. */
	readonly handover: { readonly chat: string; readonly answer: string | undefined; readonly way: "email" | "link" };
	/** A message was not taken, or an answer failed. */
	readonly error: { readonly chat: string; readonly answer?: string | undefined; readonly code: string };
}

/** The name of an event. */
export type BellhopEvent = keyof BellhopEvents;
