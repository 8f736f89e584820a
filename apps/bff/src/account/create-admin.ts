import { eq } from "drizzle-orm";
import type { Queries } from "../database/database.ts";
import { type Admin, admins } from "../database/tables/index.ts";
import type { AdminAuth } from "./admin-auth.ts";

export interface NewAdmin {
	readonly name: string;
	readonly email: string;
	readonly password: string;
}

/** Makes an admin with a password, or gives the one who has this address already, unchanged. */
export async function createAdmin(
	auth: Pick<AdminAuth, "$context">,
	queries: Queries,
	wanted: NewAdmin,
): Promise<Admin> {
	const email = wanted.email.trim().toLowerCase();
	const { internalAdapter, password } = await auth.$context;
	const find = async () => (await queries.select().from(admins).where(eq(admins.email, email)))[0];
	const known = await find();
	if (known) return known;
	const profile = { name: wanted.name, email, emailVerified: true };
	const user = await internalAdapter.createUser(profile, { method: "email-password" });
	await internalAdapter.linkAccount({
		userId: user.id,
		providerId: "credential",
		accountId: user.id,
		password: await password.hash(wanted.password),
	});
	const made = await find();
	if (!made) throw new Error("The admin was not written.");
	return made;
}
