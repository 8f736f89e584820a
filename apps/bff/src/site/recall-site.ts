import type { Database } from "../database/database.ts";
import type { Site } from "../database/tables/index.ts";
import { findSite } from "./find-site.ts";

/** For how many milliseconds a site is remembered: so much later it is seen what another process has changed. */
const remembered = 10_000;

/** How many are; with one more all are forgotten. */
const mostSites = 2_000;

interface Memory {
	readonly found: Promise<Site | undefined>;
	readonly until: number;
}

const memoriesOf = new WeakMap<Database, Map<string, Memory>>();

/**
 * The site with this key as it was within the last ten seconds, and as this process itself has left it: for what every page
 * that has a chat asks with each of its visitors, who keep the answer for a minute anyway.
 */
export function recallSite(database: Database, id: string): Promise<Site | undefined> {
	const memories = memoriesOf.get(database) ?? new Map<string, Memory>();
	memoriesOf.set(database, memories);
	const known = memories.get(id);
	if (known && performance.now() < known.until) return known.found;
	if (memories.size >= mostSites) memories.clear();
	const memory = { found: findSite(database, id), until: performance.now() + remembered };
	memories.set(id, memory);
	const forget = () => {
		if (memories.get(id) === memory) memories.delete(id);
	};
	// What is not there, or could not be asked for, is asked for anew.
	memory.found.then((site) => site ?? forget(), forget);
	return memory.found;
}

/** Has a site read again. Whoever changes one calls it once the change is committed. */
export function forgetSite(database: Database, id: string): void {
	memoriesOf.get(database)?.delete(id);
}
