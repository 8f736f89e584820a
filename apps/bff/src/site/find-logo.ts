import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { logos } from "../database/tables/index.ts";

/** A picture by its public name, of whichever site. */
export async function findLogo(database: Database, hash: string) {
	const [found] = await database.query
		.select({ type: logos.type, bytes: logos.bytes })
		.from(logos)
		.where(eq(logos.hash, hash))
		.limit(1);
	return found;
}
