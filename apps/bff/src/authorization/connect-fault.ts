/**
 * Why Connect did not lead to a connection. `state_invalid`: not begun in this login, used up, or longer than ten minutes
 * ago; `issuer_mismatch`: the answer names another server; `denied`: the server or the person there said no;
 * `exchange_failed`: the code was not taken.
 */
export type ConnectFaultReason =
	| "not_connectable"
	| "state_invalid"
	| "issuer_mismatch"
	| "answer_invalid"
	| "denied"
	| "exchange_failed";

/** The message is for the admin. */
export class ConnectFault extends Error {
	override readonly name = "ConnectFault";
	readonly reason: ConnectFaultReason;

	constructor(reason: ConnectFaultReason, message: string) {
		super(message);
		this.reason = reason;
	}
}
