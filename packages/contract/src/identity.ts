/**
 * Why an identity token was refused, for the site's developer: `error.reason` of the problem `identity_invalid`. Stable.
 * A visitor never reads them.
 */
export const identityRefusalReasons = [
	/** Not three parts of base64url with JSON in the first two, or longer than 8 KiB. */
	"token_malformed",
	/** The header brings its own key (`jwk`, `jku`, `x5u`, `x5c`) or asks for extensions (`crit`). */
	"header_not_allowed",
	"key_id_missing",
	/** No live key of the site has this `kid`. */
	"key_unknown",
	/** The header's `alg` is not the one the key is for; `none` never is. */
	"algorithm_not_allowed",
	/** The key set of the site's login server could not be fetched. */
	"keys_unreachable",
	"signature_invalid",
	"subject_missing",
	"audience_wrong",
	"issuer_wrong",
	"issued_at_missing",
	"expiry_missing",
	/** It was issued in the future, or is not valid yet by its `nbf`. */
	"not_yet_valid",
	"expired",
	/** More than an hour between `iat` and `exp`. */
	"life_too_long",
	/** It belongs to a session that was logged out, or to a subject whose sessions were all ended since it was issued. */
	"token_ended",
] as const;

export type IdentityRefusalReason = (typeof identityRefusalReasons)[number];
