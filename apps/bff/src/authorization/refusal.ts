/** Why a credential may not be used or changed. */
export type AuthorizationRefusalReason =
	| "origin_not_allowed"
	| "read_only"
	| "nothing_pending"
	| "two_keys_live"
	| "gone";

/** The credential may not be used for this request, or is not there to be changed. */
export class AuthorizationRefusal extends Error {
	override readonly name = "AuthorizationRefusal";
	readonly reason: AuthorizationRefusalReason;

	constructor(reason: AuthorizationRefusalReason, message: string) {
		super(message);
		this.reason = reason;
	}
}
