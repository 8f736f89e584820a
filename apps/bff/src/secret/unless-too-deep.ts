/** Recursion ends at some thousand levels of nesting; what reads such a value goes without. */
export function unlessTooDeep<Result>(work: () => Result, otherwise: Result): Result {
	try {
		return work();
	} catch (error) {
		if (error instanceof RangeError) return otherwise;
		throw error;
	}
}
