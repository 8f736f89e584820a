import type { Reservation, Turn } from "../database/tables/index.ts";
import type { VisitorContext } from "./context.ts";
import { cancelReservation, reserveTurn } from "./reserve-turn.ts";

/**
 * Reserves what a turn uses, and gives it back where no new turn came of it.
 * @throws RateLimited, and what the work throws
 */
export async function withReservation<Begun extends { readonly turn: Turn; readonly fresh: boolean }>(
	context: VisitorContext,
	work: (reservation: Reservation) => Promise<Begun>,
): Promise<Begun> {
	const reservation = await reserveTurn(context);
	let begun: Begun | undefined;
	try {
		begun = await work(reservation);
		return begun;
	} finally {
		if (!begun?.fresh) await cancelReservation(context, reservation);
	}
}
