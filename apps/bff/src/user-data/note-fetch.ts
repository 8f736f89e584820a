import { storableText } from "../database/storable.ts";
import { userDataFetches, type Visitor } from "../database/tables/index.ts";
import type { Asked } from "./ask-source.ts";
import type { UserDataContext } from "./context.ts";

/** Writes down how a question went, for the site's admin. */
export async function noteFetch(
	{ database, site, scrubber }: UserDataContext,
	visitor: Visitor,
	{ asked, at }: { readonly asked: Asked; readonly at: Date },
): Promise<void> {
	const { problem, status, info, milliseconds } = asked;
	await database.query.insert(userDataFetches).values({
		siteId: site.id,
		visitorId: visitor.id,
		problem: problem?.code ?? null,
		finding: problem ? storableText(scrubber.scrub(problem.message).slice(0, 400)) : null,
		httpStatus: status ?? null,
		characters: info?.length ?? null,
		milliseconds,
		at,
	});
}
