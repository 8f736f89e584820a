import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { singleFlight } from "../authorization/single-flight.ts";
import { type UserDataSource, userData, type Visitor } from "../database/tables/index.ts";
import { askSource } from "./ask-source.ts";
import type { UserDataContext } from "./context.ts";
import { findSource } from "./find-source.ts";
import { noteFetch } from "./note-fetch.ts";
import { openSource } from "./source-place.ts";
import { asUserDataProblem, UserDataProblem } from "./user-data-problem.ts";

/** How long an answer counts, and how long a failure is not tried again, in milliseconds. */
const fresh = { answer: 10 * 60_000, failure: 60_000 };

/**
 * What the site's User Data API says of a verified visitor, asked at most once in ten minutes. An anonymous visitor, a site
 * without an active one and any failure give nothing; the admin sees why. Never throws.
 */
export async function userInfoOf(context: UserDataContext, visitor: Visitor): Promise<string | undefined> {
	if (visitor.subject === null) return undefined;
	try {
		const source = await findSource(context);
		if (!source?.active) return undefined;
		const identifier = identifierOf(visitor, source);
		const about = {
			source: `${source.id} ${source.version}`,
			identifierHash: createHash("sha256")
				.update(identifier ?? "")
				.digest("hex"),
		};
		const known = await knownAnswer(context, visitor, about);
		if (known) return known.info || undefined;
		const flight = { lane: `user-data ${visitor.id}`, flight: `${about.source} ${about.identifierHash}` };
		return await singleFlight(context.database, flight, () =>
			fetchInfo(context, visitor, { source, identifier, about }),
		);
	} catch (error) {
		context.log.error({ error, visitorId: visitor.id }, "user data could not be looked up");
		return undefined;
	}
}

/** Only a text that the site signed; an empty one names nobody. */
function identifierOf({ claims }: Visitor, { claim }: UserDataSource): string | undefined {
	const value = claims && Object.hasOwn(claims, claim) ? claims[claim] : undefined;
	return typeof value === "string" && value !== "" ? value : undefined;
}

async function knownAnswer({ database, clock }: UserDataContext, visitor: Visitor, { source, identifierHash }: About) {
	const [row] = await database.query.select().from(userData).where(eq(userData.visitorId, visitor.id));
	if (row?.source !== source || row.identifierHash !== identifierHash) return undefined;
	if (row.changedAt !== null && row.askedAt <= row.changedAt) return undefined;
	const age = clock.now().getTime() - row.askedAt.getTime();
	return age < (row.info === null ? fresh.failure : fresh.answer) ? row : undefined;
}

async function fetchInfo(
	context: UserDataContext,
	visitor: Visitor,
	{ source, identifier, about }: Wanted,
): Promise<string | undefined> {
	const askedAt = context.clock.now();
	const asked = await ask(context, source, identifier);
	const info = asked.info ?? null;
	const row = { ...about, visitorId: visitor.id, info, askedAt };
	await context.database.query
		.insert(userData)
		.values(row)
		.onConflictDoUpdate({ target: userData.visitorId, set: row });
	await noteFetch(context, visitor, { asked, at: askedAt });
	return asked.info || undefined;
}

interface Wanted {
	readonly source: UserDataSource;
	readonly identifier: string | undefined;
	readonly about: About;
}

/** What an answer is an answer to. */
type About = Pick<typeof userData.$inferSelect, "source" | "identifierHash">;

async function ask(context: UserDataContext, source: UserDataSource, identifier: string | undefined) {
	const unasked = (problem: UserDataProblem) => ({ info: undefined, problem, status: undefined, milliseconds: 0 });
	if (identifier === undefined) {
		const sentence = `The visitor's identity token has no claim "${source.claim}" with a text in it.`;
		return unasked(new UserDataProblem("identifier_missing", sentence));
	}
	const { url, header } = source;
	try {
		const secret = await openSource({ queries: context.database.query, keys: context.keys }, source);
		return await askSource(context, { url, header, secret, identifier });
	} catch (error) {
		return unasked(asUserDataProblem(error));
	}
}
