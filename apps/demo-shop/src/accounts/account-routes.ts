import { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../answers/read-input.ts";
import type { ShopContext } from "../credentials/guard.ts";
import { requireKey } from "../credentials/require-key.ts";

const who = z.strictObject({ email: z.email() });

/**
 * The sign-in system. Whether an account exists is nobody's business, so known and unknown addresses get the same
 * answer: accepted.
 */
export function accountRoutes(key: string): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	routes.use(requireKey("X-Accounts-Key", key));

	routes.post("/password-reset", async (context) => {
		await readBody(context.req, who);
		const message = "If this address has an account, a link to choose a new password is on its way.";
		return context.json({ status: "accepted", message }, 202);
	});

	routes.post("/unlock", async (context) => {
		await readBody(context.req, who);
		const message = "If this address has a locked account, it opens within a minute.";
		return context.json({ status: "accepted", message }, 202);
	});

	return routes;
}
