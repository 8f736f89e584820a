/** A line of a comparison: in both texts, or in one of them alone. */
export interface ComparedLine {
	readonly kind: "same" | "gone" | "new";
	readonly text: string;
}

/** Two texts line by line, by their longest common subsequence: what is gone stands before what is new. */
export function compareLines(before: readonly string[], after: readonly string[]): ComparedLine[] {
	const common = lengths(before, after);
	const lines: ComparedLine[] = [];
	let [i, j] = [0, 0];
	while (i < before.length || j < after.length) {
		if (i < before.length && j < after.length && before[i] === after[j]) {
			lines.push({ kind: "same", text: before[i] ?? "" });
			i += 1;
			j += 1;
		} else if (j >= after.length || (i < before.length && at(common, i + 1, j) >= at(common, i, j + 1))) {
			lines.push({ kind: "gone", text: before[i] ?? "" });
			i += 1;
		} else {
			lines.push({ kind: "new", text: after[j] ?? "" });
			j += 1;
		}
	}
	return lines;
}

const at = (table: readonly (readonly number[])[], i: number, j: number) => table[i]?.[j] ?? 0;

/** How many lines the rests of both texts have in common, from each pair of places on. */
function lengths(before: readonly string[], after: readonly string[]): number[][] {
	const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
	for (let i = before.length - 1; i >= 0; i--) {
		const row = table[i] ?? [];
		for (let j = after.length - 1; j >= 0; j--) {
			row[j] =
				before[i] === after[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
		}
	}
	return table;
}
