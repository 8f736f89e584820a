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
		const { token, verified } = JSON.parse(stored ?? "{}");
		for (const ended of [token, verified?.token]) {
			if (typeof ended === "string") endSession(origin, ended).catch(() => undefined);
		}
	} catch {
		// Storage is denied, or holds what is not ours: then there is no session to end.
	}
}
