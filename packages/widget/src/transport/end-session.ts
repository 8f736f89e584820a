/** Ends a session: its token is dead at once. Also while the page is being left, when nobody waits for the answer. */
export function endSession(origin: string, token: string): Promise<unknown> {
	const headers = { authorization: `Bearer ${token}` };
	return fetch(`${origin}/v1/sessions`, { method: "DELETE", headers, credentials: "omit", keepalive: true });
}
