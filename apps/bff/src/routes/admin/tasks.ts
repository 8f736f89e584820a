import { Hono } from "hono";
import * as z from "zod";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import { type ListedTask, listTasks, listVersions } from "../../task/list-tasks.ts";
import { toolsOfTask } from "../../task/references.ts";
import { removeTask } from "../../task/remove-task.ts";
import { saveTask } from "../../task/save-task.ts";
import type { TaskInput } from "../../task/task-input.ts";
import { listTools } from "../../tool/list-tools.ts";
import type { AdminServices } from "./admin-services.ts";
import { faultsOf, jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

/** The record is judged by the verb itself, so that the demo's seed and the page meet the same rules. */
const anyTask = z.custom<TaskInput>((value) => typeof value === "object" && value !== null);

/** `/sites/:site/tasks`: procedures, and everything they ever said. */
export function taskRoutes(services: AdminServices) {
	const save = async (c: Parameters<typeof actingOn>[1], input: TaskInput, id?: string) => {
		const acting = await actingOn(services, c);
		try {
			const { id: saved } = await saveTask(acting, input, id);
			const found = (await listTasks(acting)).find(({ task }) => task.id === saved);
			if (!found) throw new Error("The task is gone.");
			return taskView(found);
		} catch (error) {
			throw error instanceof z.ZodError ? faultsOf(error) : error;
		}
	};
	return new Hono<{ Variables: AdminVariables }>()
		.get("/", async (c) => {
			const acting = await actingOn(services, c);
			const tools = (await listTools(acting)).map(({ tool: { name, title, state } }) => ({ name, title, state }));
			return c.json({ tasks: (await listTasks(acting)).map(taskView), tools });
		})
		.post("/", jsonBody(anyTask), async (c) => c.json(await save(c, c.req.valid("json")), 201))
		.put("/:id", jsonBody(anyTask), async (c) => c.json(await save(c, c.req.valid("json"), c.req.param("id"))))
		.get("/:id/versions", async (c) => {
			const versions = await listVersions(await actingOn(services, c), c.req.param("id"));
			return c.json({
				versions: versions.map(({ version, content, actor, createdAt }) => ({ version, content, actor, createdAt })),
			});
		})
		.delete("/:id", async (c) => {
			await removeTask(await actingOn(services, c), c.req.param("id"));
			return c.body(null, 204);
		});
}

function taskView({ task, content }: ListedTask) {
	const { id, state, version, updatedAt } = task;
	return { id, ...content, state, version, updatedAt, uses: [...toolsOfTask(content)] };
}
