import { sql } from "drizzle-orm";
import type { Database, Queries } from "../database/database.ts";
import { UnsealError } from "./cipher.ts";
import type { KeyRing } from "./key-ring.ts";
import { type SealedPlace, seal, unseal } from "./seal.ts";
import type { SealedColumnName } from "./sealed-columns.ts";

/** How many rows are read at a time. */
const batch = 100;

interface Row extends Record<string, unknown> {
	readonly id: string;
	readonly site: string;
	readonly sealed: string;
}

/**
 * Seals a column anew with the newest key, row by row, each written only over the text it was read as.
 * Yields after every batch, with the rows of it that do not open.
 */
export async function* resealColumn(
	context: { readonly database: Database; readonly keys: KeyRing },
	{ table, column }: SealedColumnName,
): AsyncGenerator<string[]> {
	const { database, keys } = context;
	let after = "";
	for (;;) {
		const rows = await database.rows<Row>(sql`
			select id, site_id as site, ${sql.identifier(column)} as sealed from ${sql.identifier(table)}
			where id > ${after} and ${isOld(column, keys.newest)} order by id limit ${batch}`);
		if (rows.length === 0) return;
		const failed: string[] = [];
		for (const row of rows) {
			const place = { site: row.site, table, row: row.id, column };
			if (!(await resealRow(context, place, row.sealed))) failed.push(`${table} ${row.id} ${column}`);
			after = row.id;
		}
		yield failed;
	}
}

async function resealRow(
	{ database, keys }: { readonly database: Database; readonly keys: KeyRing },
	place: SealedPlace,
	sealed: string,
): Promise<boolean> {
	try {
		const anew = seal(keys, place, unseal(keys, place, sealed));
		const column = sql.identifier(place.column);
		await database.query.execute(
			sql`update ${sql.identifier(place.table)} set ${column} = ${anew} where id = ${place.row} and ${column} = ${sealed}`,
		);
		return true;
	} catch (error) {
		if (error instanceof UnsealError) return false;
		throw error;
	}
}

/** How many rows of a column are not sealed with the newest key. */
export async function countOld(queries: Queries, { table, column }: SealedColumnName, newest: number): Promise<number> {
	return queries.$count(sql`${sql.identifier(table)}`, isOld(column, newest));
}

const isOld = (column: string, newest: number) =>
	sql`${sql.identifier(column)} is not null and ${sql.identifier(column)} not like ${`v1.${newest}.%`}`;
