import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { widgetBuilds } from "../database/tables/index.ts";
import { unpackFiles } from "./pack-files.ts";
import type { WidgetBuild } from "./widget-build.ts";

/** The build of this name that some process kept, whatever text was given as the name. */
export async function findBuild(database: Database, hash: string): Promise<WidgetBuild | undefined> {
	if (!/^[0-9a-f]{12}$/.test(hash)) return undefined;
	const [kept] = await database.query.select().from(widgetBuilds).where(eq(widgetBuilds.hash, hash));
	return kept && { hash, files: await unpackFiles(kept.files) };
}
