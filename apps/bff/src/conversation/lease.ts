/** For how long a runner owns its turn after each sign of life, in milliseconds. */
const leaseLength = 15_000;

/** How often a runner that has nothing to write renews its lease, in milliseconds. */
export const leaseRenewal = 3_000;

/** Until when a lease renewed now holds. */
export function leaseFrom(now: Date): Date {
	return new Date(now.getTime() + leaseLength);
}
