import type { IdentityRefusalReason } from "@bellhop/contract/identity";

/** What was looked at, in this order. */
export type JudgedPart =
	| "token"
	| "header"
	| "kid"
	| "alg"
	| "signature"
	| "sub"
	| "aud"
	| "iss"
	| "iat"
	| "exp"
	| "nbf";

/** The judgement of one part of an identity token. */
export interface Verdict {
	readonly part: JudgedPart;
	/** Nothing when the part is as it should be. */
	readonly reason?: IdentityRefusalReason | undefined;
	/** One sentence for the site's developer: what was found, or what was expected. Never the token or a secret. */
	readonly finding: string;
	/** More, for the admin alone: what went wrong between Bellhop and the login server. */
	readonly detail?: string;
}
