/** A command and what it is given, as `window.Bellhop` takes it. */
export type Told = readonly [command: string, ...given: unknown[]];

/** `window.Bellhop`, or until there is one the queue that it will read. Asked for anew each time: the script puts its own in place. */
export function commands(): (...told: Told) => void {
	const page = window as { Bellhop?: (...told: Told) => void };
	const q: Told[] = [];
	page.Bellhop ??= Object.assign((...told: Told) => void q.push(told), { q });
	return page.Bellhop;
}
