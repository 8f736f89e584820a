/** Who somebody provably is, by a token of the site's server. */
export interface VerifiedIdentity {
	/** The site's own id of its user. */
	readonly subject: string;
	/** Everything the token says of the user, `sub` among it; without the claims about the token itself. */
	readonly claims: Readonly<Record<string, unknown>>;
	readonly keyId: `key_${string}`;
	/** SHA-256 of what was signed, hexadecimal. Not of the whole token: a signature can be spelled in more than one way. */
	readonly tokenHash: string;
	readonly issuedAt: Date;
	readonly expiresAt: Date;
}
