import { Hono } from "hono";
import * as z from "zod";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { Problem } from "../../problem.ts";
import type { AdminContext } from "../../site/context.ts";
import { listTools } from "../../tool/list-tools.ts";
import { removeTool } from "../../tool/remove-tool.ts";
import { type SaveTarget, saveTool, ToolInputError } from "../../tool/save-tool.ts";
import type { ToolInput } from "../../tool/tool-input.ts";
import type { AdminServices } from "./admin-services.ts";
import { faultsOf, jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";
import { listedToolView } from "./views.ts";

/** The record is judged by the verb itself, so that the demo's seed and the page meet the same rules. */
const anyTool = z.custom<ToolInput>((value) => typeof value === "object" && value !== null);

/** `/sites/:site/tools` */
export function toolRoutes(services: AdminServices) {
	return new Hono<{ Variables: AdminVariables }>()
		.get("/", async (c) => c.json({ tools: (await listTools(await actingOn(services, c))).map(listedToolView) }))
		.post("/", jsonBody(anyTool), async (c) =>
			c.json(await save(await actingOn(services, c), c.req.valid("json"), "new"), 201),
		)
		.put("/:id", jsonBody(anyTool), async (c) => {
			const target = { id: c.req.param("id") };
			return c.json(await save(await actingOn(services, c), c.req.valid("json"), target));
		})
		.delete("/:id", async (c) => {
			await removeTool(await actingOn(services, c), c.req.param("id"));
			return c.body(null, 204);
		});
}

/** Saves and gives the tool as the list shows it; faults come back beside their fields. */
async function save(context: AdminContext, input: ToolInput, target: SaveTarget) {
	try {
		const { id } = await saveTool(context, input, target);
		const saved = (await listTools(context)).find(({ tool }) => tool.id === id);
		if (!saved) throw new Problem("not_found");
		return listedToolView(saved);
	} catch (error) {
		if (error instanceof z.ZodError) throw faultsOf(error);
		if (error instanceof ToolInputError) {
			throw new Problem("input_invalid", undefined, [{ path: error.field, message: error.message }]);
		}
		throw error;
	}
}
