import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { startBff } from "../test/bff.ts";
import { TestVisitor } from "../test/visitor.ts";
import { createLog } from "./log.ts";
import { createScrubber } from "./secret/scrubber.ts";

test("a failed query is logged without its values, which may be a visitor's words", async () => {
	const bff = await startBff();
	const visitor = await TestVisitor.arrive(bff);
	await bff.database.rows(sql`alter table messages add constraint nobody check (role <> 'user')`);
	expect((await visitor.post("My word is abracadabra")).status).toBe(500);
	const line = bff.logged.find((text) => text.includes("a request failed")) ?? "";
	expect(line).toContain("insert into");
	expect(line).toContain("nobody");
	expect(bff.logged.join("")).not.toContain("abracadabra");
	await bff.close();
});

test("a secret in use is masked in every line, in errors and their causes too", () => {
	const scrubber = createScrubber();
	const lines: string[] = [];
	const log = createLog(scrubber, (line) => lines.push(line));
	const release = scrubber.hold('canary "7f3a"');
	const cause = new Error('the cause said canary "7f3a"');
	log.error({ error: new Error('canary "7f3a" broke', { cause }), given: 'canary "7f3a"' }, 'canary "7f3a"');
	release();
	expect(lines.join("")).not.toContain("7f3a");
	expect(lines.join("").match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(4);
});
