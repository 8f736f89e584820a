/**
 * Why there is no access token. `not_connected` and `reconnect_needed` wait for an admin to press Connect;
 * `token_refused` is for the settings (client, secret, scopes); `token_unavailable` passes by itself; `still_refused`:
 * the owner's system refuses tokens that were just renewed.
 */
export type TokenFaultReason =
	| "not_connected"
	| "reconnect_needed"
	| "token_refused"
	| "token_unavailable"
	| "still_refused";

/** The token server gave no usable access token. The message is for the admin and holds no secret. */
export class TokenFault extends Error {
	override readonly name = "TokenFault";
	readonly reason: TokenFaultReason;

	constructor(reason: TokenFaultReason, message: string) {
		super(message);
		this.reason = reason;
	}
}
