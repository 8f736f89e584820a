import { eq } from "drizzle-orm";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { widgetBuilds } from "../database/tables/index.ts";

/** Notes that a build is asked for, so that it is kept. Whether there is such a one. */
export async function noteAsked(
	context: { readonly database: Database; readonly clock: Clock },
	hash: string,
): Promise<boolean> {
	const noted = await context.database.query
		.update(widgetBuilds)
		.set({ askedAt: context.clock.now() })
		.where(eq(widgetBuilds.hash, hash))
		.returning({ hash: widgetBuilds.hash });
	return noted.length > 0;
}
