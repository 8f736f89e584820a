import { expect, test } from "vitest";
import { startBff } from "../../test/bff.ts";
import { problemOf, TestVisitor } from "../../test/visitor.ts";

test("a process is alive and ready while its database answers", async () => {
	const bff = await startBff();
	const alive = await bff.app.request("/healthz");
	expect(await alive.json()).toEqual({ status: "alive" });
	const ready = await bff.app.request("/readyz");
	expect(await ready.json()).toEqual({ status: "ready", database: bff.database.engine, model: "live" });
	await bff.close();
});

test("a process that is about to end is alive but not ready", async () => {
	const bff = await startBff();
	await bff.parts.turns.close(0);
	expect((await bff.app.request("/healthz")).status).toBe(200);
	expect(await problemOf(bff.app.request("/readyz"))).toBe("503 unavailable");
	await bff.close();
});

test("without its database a process is alive but not ready, and what it refuses says nothing of the cause", async () => {
	const bff = await startBff();
	const visitor = await TestVisitor.arrive(bff);
	await bff.close();
	const later = bff.sibling();
	expect((await later.app.request("/healthz")).status).toBe(200);
	expect(await problemOf(later.app.request("/readyz"))).toBe("503 unavailable");
	const refused = await visitor.at(later).request(`/v1/chat/${visitor.chat}`);
	expect(refused.status).toBeGreaterThanOrEqual(500);
	expect(await refused.text()).not.toMatch(/pglite|postgres|select|stack/i);
	expect(later.logged.some((line) => line.includes(refused.headers.get("x-request-id") ?? "none"))).toBe(true);
});
