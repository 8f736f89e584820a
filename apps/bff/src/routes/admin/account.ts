import { getConnInfo } from "@hono/node-server/conninfo";
import { type Context, Hono } from "hono";
import * as z from "zod";
import { addressHeader, shortestPassword } from "../../account/admin-auth.ts";
import { useSetupLink } from "../../account/setup-link.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";

const setup = z.object({
	token: z.string(),
	name: z.string().trim().min(1, "Your name").max(80),
	email: z.email("An email address"),
	password: z.string().min(shortestPassword, `At least ${shortestPassword} characters`).max(128),
});

/** Set-up, and who is logged in, if anybody. Log-in and log-out themselves are `better-auth`'s, under `/auth`. */
export function accountRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.all("/auth/*", (c) => services.auth.handler(withAddress(c)))
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

function withAddress(c: Context): Request {
	const request = new Request(c.req.raw);
	request.headers.set(addressHeader, peerOf(c));
	return request;
}

/** The connection's own address; in process there is none. */
function peerOf(c: Context): string {
	try {
		return getConnInfo(c).remote.address ?? "127.0.0.1";
	} catch {
		return "127.0.0.1";
	}
}
