import { Hono } from "hono";
import * as z from "zod";
import { addIdentityKey } from "../../identity/add-identity-key.ts";
import { examineToken } from "../../identity/examine-token.ts";
import type { IdentityKeyInput } from "../../identity/identity-key-input.ts";
import { listIdentityKeys } from "../../identity/list-identity-keys.ts";
import { listRefusals } from "../../identity/list-refusals.ts";
import { revokeIdentityKey } from "../../identity/revoke-identity-key.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { changeSite } from "../../site/change-site.ts";
import type { AdminServices } from "./admin-services.ts";
import { faultsOf, jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

/** Judged by the verb itself. */
const anyKey = z.custom<IdentityKeyInput>((value) => typeof value === "object" && value !== null);
/** Whether visitors may stay anonymous; the chats of those who are end with `required`. */
const enforcement = z.object({ identity: z.enum(["optional", "required"]) });
const pasted = z.object({ token: z.string().trim().max(20_000) });

/** `/sites/:site/identity-keys`: what the site's server signs with. A secret is answered once, when it is made. */
export function identityKeyRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get("/", async (c) => {
			const acting = await actingOn(services, c);
			const [keys, refusals] = await Promise.all([listIdentityKeys(acting), listRefusals(acting)]);
			return c.json({ identity: acting.site.identity, keys, refusals });
		})
		.put("/enforcement", jsonBody(enforcement), async (c) => {
			const { identity } = await changeSite(await actingOn(services, c), c.req.valid("json"));
			return c.json({ identity });
		})
		.post("/", jsonBody(anyKey), async (c) => {
			const added = addIdentityKey(await actingOn(services, c), c.req.valid("json"));
			return c.json(await explained(added), 201);
		})
		.delete("/:id", async (c) => {
			await revokeIdentityKey(await actingOn(services, c), c.req.param("id"));
			return c.body(null, 204);
		})
		.post("/check", jsonBody(pasted), async (c) => {
			const { verdicts } = await examineToken(await actingOn(services, c), c.req.valid("json").token);
			return c.json({ accepted: verdicts.every(({ reason }) => reason === undefined), verdicts });
		});
}

async function explained<Result>(work: Promise<Result>): Promise<Result> {
	return work.catch((error: unknown) => {
		throw error instanceof z.ZodError ? faultsOf(error) : error;
	});
}
