import { sql } from "drizzle-orm";
import { Hono } from "hono";
import type { TurnServices } from "../conversation/context.ts";
import { Problem } from "../problem.ts";

/** `/healthz`: the process is alive. `/readyz`: it can serve, shown by a query. */
export function healthRoutes({ database, model, turns }: TurnServices) {
	return new Hono()
		.get("/healthz", (c) => c.json({ status: "alive" }))
		.get("/readyz", async (c) => {
			if (turns.closed) throw new Problem("unavailable");
			await database.rows(sql`select 1`).catch(() => {
				throw new Problem("unavailable");
			});
			return c.json({ status: "ready", database: database.engine, model: model.kind });
		});
}
