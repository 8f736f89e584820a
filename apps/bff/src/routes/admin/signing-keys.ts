import { Hono } from "hono";
import { addSigningKey } from "../../authorization/add-signing-key.ts";
import { listSigningKeys } from "../../authorization/list-signing-keys.ts";
import { retireSigningKey } from "../../authorization/retire-signing-key.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";
import { explained } from "./explain-authorization.ts";
import { actingOn } from "./site-of.ts";

/** `/sites/:site/authorizations/:id/signing-keys`: what signs the requests of an authorization. A secret comes out once. */
export function signingKeyRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get("/:id/signing-keys", async (c) =>
			c.json({ keys: await listSigningKeys(await actingOn(services, c), c.req.param("id")) }),
		)
		.post("/:id/signing-keys", async (c) =>
			c.json(await explained(addSigningKey(await actingOn(services, c), c.req.param("id"))), 201),
		)
		.delete("/:id/signing-keys/:key", async (c) => {
			const { id: authorizationId, key: keyId } = c.req.param();
			await explained(retireSigningKey(await actingOn(services, c), { authorizationId, keyId }));
			return c.body(null, 204);
		});
}
