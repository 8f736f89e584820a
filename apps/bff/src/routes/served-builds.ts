import type { TurnServices } from "../conversation/context.ts";
import { findBuild } from "../widget/find-build.ts";
import { noteAsked } from "../widget/note-asked.ts";
import type { WidgetBuild } from "../widget/widget-build.ts";
import { openBuild } from "./build-files.ts";

/** How many builds besides its own a process keeps at hand; each takes about a megabyte. */
const mostBuilds = 8;

/** How often it is noted that a build is asked for, in milliseconds. */
const noteTime = 24 * 3_600_000;

type OpenBuild = ReturnType<typeof openBuild>;

/** The builds a process can serve: its own, and by name those that it or another one kept in the database. */
export function servedBuilds(services: TurnServices, own: WidgetBuild) {
	const { database, clock, log } = services;
	const mine = openBuild(own);
	const others = new Map<string, OpenBuild>();
	const noted = new Map<string, number>();
	const note = (hash: string) => {
		const now = clock.now().getTime();
		if (now - (noted.get(hash) ?? 0) < noteTime) return;
		noted.set(hash, now);
		noteAsked(services, hash).catch((error: unknown) => {
			noted.delete(hash);
			log.error({ error }, "that a build of the widget is used could not be noted");
		});
	};
	return async (hash: string): Promise<OpenBuild | undefined> => {
		const build = hash === own.hash ? mine : (others.get(hash) ?? (await open(hash)));
		if (build) note(hash);
		return build;
	};

	async function open(hash: string): Promise<OpenBuild | undefined> {
		const found = await findBuild(database, hash);
		if (!found) return undefined;
		if (others.size >= mostBuilds) others.clear();
		const build = others.get(hash) ?? openBuild(found);
		others.set(hash, build);
		return build;
	}
}
