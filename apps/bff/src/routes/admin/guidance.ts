import { Hono } from "hono";
import * as z from "zod";
import type { Guidance } from "../../database/tables/index.ts";
import { listGuidance } from "../../guidance/list-guidance.ts";
import { type GuidanceInput, saveGuidance } from "../../guidance/save-guidance.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { Problem } from "../../problem.ts";
import type { AdminServices } from "./admin-services.ts";
import { faultsOf, jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

const kinds = z.enum(["style", "context", "handover"]);

/** The record is judged by the verb itself. */
const anyRules = z.custom<GuidanceInput>((value) => typeof value === "object" && value !== null);

/** `/sites/:site/guidance`: the site's rules for its agent, a kind at a time. */
export function guidanceRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get("/", async (c) => c.json({ rules: (await listGuidance(await actingOn(services, c))).map(view) }))
		.put("/:kind", jsonBody(anyRules), async (c) => {
			const kind = kinds.safeParse(c.req.param("kind"));
			if (!kind.success) throw new Problem("not_found");
			const acting = await actingOn(services, c);
			try {
				return c.json({ rules: (await saveGuidance(acting, kind.data, c.req.valid("json"))).map(view) });
			} catch (error) {
				throw error instanceof z.ZodError ? faultsOf(error) : error;
			}
		});
}

function view({ id, kind, situation, text, active, uses, usedAt }: Guidance) {
	return { id, kind, situation, text, active, uses, usedAt };
}
