import { Hono } from "hono";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";

/** `/egress`: the addresses that requests to the owner's systems come from, as the deployer told them. */
export function egressRoutes({ egressIps }: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>().get("/", (c) => c.json({ addresses: egressIps }));
}
