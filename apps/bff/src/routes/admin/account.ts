import { type Context, Hono } from "hono";
import * as z from "zod";
import { shortestPassword } from "../../account/admin-auth.ts";
import { changePassword } from "../../account/change-password.ts";
import { logIn } from "../../account/log-in.ts";
import { logOutEverywhere } from "../../account/log-out-everywhere.ts";
import { useSetupLink } from "../../account/setup-link.ts";
import { type AdminVariables, requireAdmin } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";

const setup = z.object({
	token: z.string(),
	name: z.string().trim().min(1, "Your name").max(80),
	email: z.email("An email address"),
	password: z.string().min(shortestPassword, `At least ${shortestPassword} characters`).max(128),
});

const login = z.object({ email: z.string().max(320), password: z.string().max(1_024) });
const passwords = z.object({ currentPassword: z.string().max(1_024), newPassword: z.string().max(1_024) });

/**
 * Set-up, log-in and log-out, and who is logged in, if anybody. Of what `better-auth` can do only the doors named here
 * are open, each through a verb of ours that counts its failures and writes it down.
 */
export function accountRoutes(services: AdminServices) {
	const admin = requireAdmin(services.auth);
	return new Hono<{ Variables: AdminVariables }>()
		.post("/auth/sign-in/email", jsonBody(login), (c) =>
			logIn(services, { ...c.req.valid("json"), address: c.get("address"), headers: c.req.raw.headers }),
		)
		.post("/auth/sign-out", (c) => services.auth.api.signOut({ headers: c.req.raw.headers, asResponse: true }))
		.post("/auth/change-password", admin, jsonBody(passwords), (c) =>
			changePassword(services, { ...acting(c), address: c.get("address") }, c.req.valid("json")),
		)
		.post("/auth/revoke-sessions", admin, (c) => logOutEverywhere(services, acting(c)))
		.post("/setup", jsonBody(setup), async (c) => {
			const { token, ...wanted } = c.req.valid("json");
			const { name, email } = await useSetupLink(services, token, wanted);
			return c.json({ name, email }, 201);
		})
		.get("/me", async (c) => {
			const session = await services.auth.api.getSession({ headers: c.req.raw.headers });
			const { name, email } = session?.user ?? {};
			return c.json({ admin: name && email ? { name, email } : null, model: services.model.kind });
		});
}

function acting(c: Context<{ Variables: AdminVariables }>) {
	const { id, email } = c.get("admin");
	return { id, email, headers: c.req.raw.headers };
}
