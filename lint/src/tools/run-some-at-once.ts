/** Runs every job, at most `limit` at once, and answers in the order of the jobs. */
export async function runSomeAtOnce<Result>(
	jobs: readonly (() => Promise<Result>)[],
	limit: number,
): Promise<Result[]> {
	const results: Result[] = [];
	const waiting = [...jobs.entries()];
	const work = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) results[next[0]] = await next[1]();
	};
	await Promise.all(Array.from({ length: limit }, work));
	return results;
}
