import { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../answers/read-input.ts";
import type { ShopContext } from "../credentials/guard.ts";
import { requireKey } from "../credentials/require-key.ts";
import type { Account } from "./account.ts";
import { findAccount } from "./find-account.ts";

const who = z.strictObject({ email: z.email() });
const proof = z.strictObject({ email: z.email(), postcode: z.string().trim().min(1).max(12) });

/**
 * The sign-in system. Whether an account exists is nobody's business, so acts get the same answer for known and unknown
 * addresses: accepted. Its state is told to whoever knows its postcode.
 */
export function accountRoutes(accounts: Account[], key: string): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	routes.use(requireKey("X-Accounts-Key", key));

	routes.post("/status", async (context) => {
		const { postcode: _, ...account } = findAccount(accounts, await readBody(context.req, proof));
		return context.json({ account });
	});

	routes.post("/password-reset", async (context) => {
		await readBody(context.req, who);
		const message = "If this address has an account, a link to choose a new password is on its way.";
		return context.json({ status: "accepted", message }, 202);
	});

	routes.post("/unlock", async (context) => {
		const { email } = await readBody(context.req, who);
		const locked = accounts.find((account) => account.email.toLowerCase() === email.toLowerCase());
		if (locked) Object.assign(locked, { status: "active", locked_since: null });
		const message = "If this address has a locked account, it opens within a minute.";
		return context.json({ status: "accepted", message }, 202);
	});

	return routes;
}
