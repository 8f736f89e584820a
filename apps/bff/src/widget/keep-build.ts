import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { widgetBuilds } from "../database/tables/index.ts";
import { noteAsked } from "./note-asked.ts";
import { packFiles } from "./pack-files.ts";
import type { WidgetBuild } from "./widget-build.ts";

/**
 * Keeps the build that a starting process serves, so that every other one can serve it too, now and after an upgrade. It is
 * written once; processes that start at the same moment write the same, and the first one stays.
 */
export async function keepBuild(
	context: { readonly database: Database; readonly clock: Clock },
	{ hash, files }: WidgetBuild,
): Promise<void> {
	if (await noteAsked(context, hash)) return;
	const now = context.clock.now();
	await context.database.query
		.insert(widgetBuilds)
		.values({ hash, files: await packFiles(files), createdAt: now, askedAt: now })
		.onConflictDoNothing();
}
