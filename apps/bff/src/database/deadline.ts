/** A query that did not come back in time. Whether it took effect is not known. */
export class DatabaseDeadlineError extends Error {
	override readonly name = "DatabaseDeadlineError";
}

/** How long one query may take, in milliseconds, waiting for its connection included. */
export const queryDeadline = 10_000;

/**
 * Settles as `work` does, or rejects with a `DatabaseDeadlineError` after `milliseconds`.
 * A driver may hang for ever (a server that closes during start-up), so no query goes without.
 */
export async function withDeadline<Result>(
	work: PromiseLike<Result>,
	milliseconds: number,
	onLate?: () => void,
): Promise<Result> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new DatabaseDeadlineError(`The database did not answer within ${milliseconds} ms.`));
			onLate?.();
		}, milliseconds);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
