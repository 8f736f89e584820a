import { endSession } from "../transport/end-session.ts";

/**
 * What the panel does when the page's user signs out (`store/become.ts`), for a page on which it was never opened: nothing
 * that is remembered of the site stays in this browser, and its sessions end, as far as the BFF can be reached.
 */
export function forgetSite(site: string, origin: string): void {
	const key = `bellhop:${site}`;
	try {
		const stored = localStorage.getItem(key);
		localStorage.removeItem(key);
		sessionStorage.removeItem(key);
		// Not read as JSON, for its bytes: nothing else in there looks like a token.
		for (const [, token = ""] of stored?.matchAll(/"token":"([\w-]+)"/g) ?? []) {
			endSession(origin, token).catch(() => undefined);
		}
	} catch {
		// Storage is denied, or holds what is not ours: then there is no session to end.
	}
}
