import type { UserDataContext } from "../user-data/context.ts";
import { findSource } from "../user-data/find-source.ts";
import { type SourceTrialResult, trySource } from "../user-data/try-source.ts";
import type { PlaygroundQuestion } from "./exchange.ts";

/** What the site's User Data API was asked and said for a made-up identity. */
export interface LookedUpUserData {
	readonly claim: string;
	/** Absent when the identity has no such claim, so that nothing was asked. */
	readonly result: SourceTrialResult | undefined;
	/** What the model is given, if anything. */
	readonly info: string | undefined;
}

/** Asks the site's active User Data API, as the first message of a visitor with these claims would. */
export async function lookUpUserData(
	context: UserDataContext,
	claims: PlaygroundQuestion["claims"],
	signal: AbortSignal,
): Promise<LookedUpUserData | undefined> {
	if (claims === undefined) return undefined;
	const source = await findSource(context);
	if (!source?.active) return undefined;
	const { claim, url, header } = source;
	const identifier = Object.hasOwn(claims, claim) ? claims[claim] : undefined;
	if (typeof identifier !== "string" || identifier === "") return { claim, result: undefined, info: undefined };
	const { info, ...result } = await trySource(context, { identifier, source: { url, header }, signal });
	return { claim, result, info: info || undefined };
}
