import { Hono } from "hono";
import * as z from "zod";
import { beginConnect } from "../../authorization/begin-connect.ts";
import { confirmSecret } from "../../authorization/confirm-secret.ts";
import { callbackPath } from "../../authorization/connect-flow.ts";
import { discardSecret } from "../../authorization/discard-secret.ts";
import { listAuthorizations } from "../../authorization/list-authorizations.ts";
import { removeAuthorization } from "../../authorization/remove-authorization.ts";
import { replaceSecret } from "../../authorization/replace-secret.ts";
import { type AuthorizationInput, saveAuthorization } from "../../authorization/save-authorization.ts";
import { shownAuthorization } from "../../authorization/shown-authorization.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";
import { explained } from "./explain-authorization.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

/** Judged by the verb itself, so that the demo's seed and the page meet the same rules. */
const anyAuthorization = z.custom<AuthorizationInput>((value) => typeof value === "object" && value !== null);
const newSecret = z.object({ secret: z.string() });

/** `/sites/:site/authorizations`. Secrets go in and never come out. */
export function authorizationRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get("/", async (c) => c.json({ authorizations: await listAuthorizations(await actingOn(services, c)) }))
		.post("/", jsonBody(anyAuthorization), async (c) => {
			const acting = await actingOn(services, c);
			return c.json(shownAuthorization(await explained(saveAuthorization(acting, c.req.valid("json"), "new"))), 201);
		})
		.put("/:id", jsonBody(anyAuthorization), async (c) => {
			const target = { id: c.req.param("id") };
			const saved = saveAuthorization(await actingOn(services, c), c.req.valid("json"), target);
			return c.json(shownAuthorization(await explained(saved)));
		})
		.delete("/:id", async (c) => {
			await explained(removeAuthorization(await actingOn(services, c), c.req.param("id")));
			return c.body(null, 204);
		})
		.put("/:id/secret", jsonBody(newSecret), async (c) => {
			const { secret } = c.req.valid("json");
			const changed = replaceSecret(await actingOn(services, c), c.req.param("id"), secret);
			return c.json(shownAuthorization(await explained(changed)));
		})
		.post("/:id/secret/confirm", async (c) => {
			const changed = confirmSecret(await actingOn(services, c), c.req.param("id"));
			return c.json(shownAuthorization(await explained(changed)));
		})
		.post("/:id/secret/discard", async (c) => {
			const changed = discardSecret(await actingOn(services, c), c.req.param("id"));
			return c.json(shownAuthorization(await explained(changed)));
		})
		.post("/:id/connect", async (c) => {
			const id = c.req.param("id");
			const redirectUri = services.address + callbackPath(id);
			const flow = { adminSession: c.get("admin").sessionId, redirectUri };
			return c.json({ url: (await explained(beginConnect(await actingOn(services, c), id, flow))).href });
		});
}
