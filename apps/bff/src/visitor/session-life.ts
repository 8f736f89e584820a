import type { Visitor } from "../database/tables/index.ts";

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** How long sessions live, in milliseconds: unused, and at most. The page can get a verified visitor a new one unseen. */
const lives = {
	anonymous: { idle: 30 * day, whole: 90 * day },
	verified: { idle: 2 * hour, whole: 12 * hour },
};

/** How long a session of this visitor lives. */
export function lifeOf({ subject }: Pick<Visitor, "subject">): { readonly idle: number; readonly whole: number } {
	return subject === null ? lives.anonymous : lives.verified;
}
