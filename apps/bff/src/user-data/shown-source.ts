import type { UserDataSource } from "../database/tables/index.ts";

/** A User Data API without its secret. */
export type ShownSource = Pick<
	UserDataSource,
	"id" | "url" | "header" | "claim" | "lastFour" | "secretSetAt" | "active" | "updatedAt"
>;

/** What may be shown of a source. */
export function shownSource(source: UserDataSource): ShownSource {
	const { id, url, header, claim, lastFour, secretSetAt, active, updatedAt } = source;
	return { id, url, header, claim, lastFour, secretSetAt, active, updatedAt };
}
