/** How a page vouches for its user: what `Bellhop("identify", getToken, { onSignIn })` was given. */
export interface Identity {
	/** Gives an identity token that the site's server has just signed; nothing when nobody is signed in. Called again when a fresh one is needed. */
	getToken(): unknown;
	/** The visitor asked to sign in. */
	readonly onSignIn?: (() => void) | undefined;
}

/** Who the panel is for: nobody known, or the verified user with this `sub`. */
export interface Who {
	readonly subject?: string | undefined;
	/** How the site's server calls them. */
	readonly name?: string | undefined;
}

/** How the panel learns who it is for: one attempt at a time, begun anew when the page says something else. */
export interface Settling {
	/** The attempt that runs or went well. */
	attempt?: Promise<void> | undefined;
	/** A fresh token is being got. */
	renewal?: Promise<void> | undefined;
	abort: AbortController;
}

/**
 * The `sub` an identity token claims, without a look at its signature: enough to see that it is for somebody else than
 * the last one. Whether it is true is the BFF's to say. An empty text when there is none to read.
 */
export function subjectOf(token: string): string {
	try {
		const payload = token.split(".")[1] ?? "";
		const { sub } = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
		return typeof sub === "string" ? sub : "";
	} catch {
		return "";
	}
}
