/** How much of something may be used within a window of time. Windows start at multiples of their length (UTC). */
export interface Allowance {
	/** Names what is counted; two allowances of one name share their counts only where their windows are alike. */
	readonly name: string;
	readonly points: number;
	/** In milliseconds. */
	readonly window: number;
}

/** A use of an allowance by somebody. */
export interface Use {
	readonly allowance: Allowance;
	/** Who is counted: an id, a hash, an address. */
	readonly by: string;
	/** How much is used; 1 unless said. */
	readonly points?: number;
	/** When it was taken; now unless said. What is settled later goes to the window it was taken from. */
	readonly at?: Date;
}

export const minute = 60_000;
export const day = 24 * 60 * minute;

/** Which window a moment falls into, and how long it still lasts, in whole seconds and at least one. */
export function windowAt(window: number, moment: Date): { readonly number: number; readonly secondsLeft: number } {
	const number = Math.floor(moment.getTime() / window);
	return { number, secondsLeft: Math.max(1, Math.ceil(((number + 1) * window - moment.getTime()) / 1_000)) };
}
