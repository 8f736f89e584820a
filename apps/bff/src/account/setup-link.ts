import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import type { Clock } from "../clock.ts";
import type { Database, Queries } from "../database/database.ts";
import { type Admin, admins, setupLinks } from "../database/tables/index.ts";
import { Problem } from "../problem.ts";
import type { AdminAuth } from "./admin-auth.ts";
import { createAdmin, type NewAdmin } from "./create-admin.ts";

/** How long a set-up link works, in milliseconds: a day. Every start without an admin prints a new one. */
const linkLife = 24 * 60 * 60 * 1000;

interface SetupContext {
	readonly database: Database;
	readonly clock: Clock;
}

/** Makes a one-time link for the first admin. @returns nothing when there is an admin already. */
export async function makeSetupLink({ database, clock }: SetupContext, address: string): Promise<string | undefined> {
	if (await hasAdmin(database.query)) return undefined;
	const token = randomBytes(32).toString("base64url");
	const expiresAt = new Date(clock.now().getTime() + linkLife);
	await database.query.insert(setupLinks).values({ tokenHash: hash(token), expiresAt });
	return `${address}/admin/#/setup/${token}`;
}

/** Makes the first admin. The link is used up, and so is every other one. @throws Problem `setup_link_invalid` */
export async function useSetupLink(
	context: SetupContext & { readonly auth: AdminAuth },
	token: string,
	wanted: NewAdmin,
): Promise<Admin> {
	const { database, clock, auth } = context;
	return database.query.transaction(async (transaction) => {
		// Of two links used at once one makes the first admin; the other then finds that there is one.
		await transaction.execute(sql`select pg_advisory_xact_lock(4202)`);
		const mine = and(eq(setupLinks.tokenHash, hash(token)), gt(setupLinks.expiresAt, clock.now()));
		const used = await transaction.delete(setupLinks).where(mine).returning();
		if (used.length === 0 || (await hasAdmin(transaction))) throw new Problem("setup_link_invalid");
		await transaction.delete(setupLinks);
		const made = await createAdmin(auth.within(transaction), transaction, wanted);
		const { id, name, email } = made;
		const change = { siteId: null, actor: email, action: "admin.made", subject: { id, name: email } };
		await recordChange(transaction, { ...change, after: { name, email, through: "set-up link" }, at: clock.now() });
		return made;
	});
}

async function hasAdmin(queries: Queries): Promise<boolean> {
	return (await queries.select({ id: admins.id }).from(admins).limit(1)).length > 0;
}

const hash = (token: string) => createHash("sha256").update(token).digest("hex");
