import type { Reservation, Site } from "../database/tables/index.ts";
import type { Allowances } from "../limit/allowances.ts";
import { giveBack } from "../limit/give-back.ts";
import { take } from "../limit/take.ts";
import { usesOf } from "../limit/uses-of.ts";
import type { TurnServices, VisitorContext } from "./context.ts";

/**
 * Takes what a turn will use, before anything is written or asked: one message, and tokens set aside.
 * @throws RateLimited
 */
export async function reserveTurn(context: VisitorContext): Promise<Reservation> {
	const { site, visitor, client, clock } = context;
	const parties = {
		...(visitor.subject === null ? { visitor: visitor.id } : { subject: visitor.id }),
		address: client,
		site: site.id,
	};
	const reservation = { parties, tokens: context.allowances.tokensReserved, at: clock.now().toISOString() };
	await take(context, usesOfTurn(allowancesOf(context.allowances, site), reservation));
	return reservation;
}

/** Gives everything back, because no turn came of it. */
export async function cancelReservation(services: TurnServices, reservation: Reservation): Promise<void> {
	await giveBack(services, usesOfTurn(services.allowances, reservation));
}

/** Counts what a turn really used in the place of what was set aside. */
export async function settleReservation(
	services: TurnServices,
	{ parties, tokens, at }: Reservation,
	used: number,
): Promise<void> {
	if (tokens === used) return;
	const uses = usesOf(services.allowances, "tokens", { parties, points: tokens - used });
	await giveBack(
		services,
		uses.map((use) => ({ ...use, at: new Date(at) })),
	);
}

/** The allowances of a site, with the spending cap its admin set. */
export function allowancesOf(allowances: Allowances, { dailyTokens }: Pick<Site, "dailyTokens">): Allowances {
	if (dailyTokens === null) return allowances;
	const { tokens } = allowances;
	return { ...allowances, tokens: { ...tokens, site: { ...tokens.site, day: dailyTokens } } };
}

function usesOfTurn(allowances: Allowances, { parties, tokens, at }: Reservation) {
	const uses = [
		...usesOf(allowances, "messages", { parties }),
		...usesOf(allowances, "tokens", { parties, points: tokens }),
	];
	return uses.map((use) => ({ ...use, at: new Date(at) }));
}
