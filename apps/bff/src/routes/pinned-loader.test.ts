import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { HeldClock } from "../../test/held-clock.ts";
import { problemOf } from "../../test/visitor.ts";
import { createApp } from "../app.ts";
import { widgetBuilds } from "../database/tables/index.ts";
import { clearOldBuilds } from "../widget/clear-old-builds.ts";
import { keepBuild } from "../widget/keep-build.ts";
import type { WidgetBuild } from "../widget/widget-build.ts";

const day = 24 * 3_600_000;
let bff: TestBff;
const clock = new HeldClock();

const buildOf = (hash: string): WidgetBuild => ({
	hash,
	files: new Map([
		["loader.js", `pinned("${hash}");`],
		["panel.js", `panel("${hash}");`],
		["pinned-panel.js", `panel("${hash}"); empty();`],
		["pinned-talk.js", `talk("${hash}"); empty();`],
		["words-en.json", '{"panel":"en"}'],
		["words-de.json", '{"panel":"de"}'],
	]),
});
const [former, present] = [buildOf("0123456789ab"), buildOf("ba9876543210")];

/** A process with a build of its own, on the one database. */
async function startWith(build: WidgetBuild) {
	await keepBuild(bff.parts, build);
	const app = createApp({ ...bff.parts, widget: { ...bff.parts.widget, build } });
	return (path: string, headers: Record<string, string> = {}) => Promise.resolve(app.request(path, { headers }));
}

async function askedAt(hash: string): Promise<Date | undefined> {
	const [kept] = await bff.database.query.select().from(widgetBuilds).where(eq(widgetBuilds.hash, hash));
	return kept?.askedAt;
}

beforeAll(async () => {
	bff = await startBff({ clock });
});
afterAll(() => bff.close());

describe("the settings a pinned loader asks for", () => {
	test("are the site's looks as JSON, which any page may read, in the browser's language", async () => {
		const response = await bff.app.request(`/${bff.site.id}.json`, { headers: { "accept-language": "de-CH" } });
		expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
		expect(response.headers.get("access-control-allow-origin")).toBe("*");
		expect(response.headers.get("cache-control")).toBe("public, max-age=60");
		expect(response.headers.get("vary")).toContain("Accept-Language");
		expect(await response.json()).toEqual({
			site: expect.objectContaining({ id: bff.site.id, name: "Test shop", accent: "#0f5c4d" }),
			looks: {},
			style: expect.stringContaining("--accent:#0f5c4d"),
			icon: expect.stringMatching(/^M/),
			launcher: { open: "Öffnen", loading: "Öffnet", failed: "Fehler" },
		});
		const etag = response.headers.get("etag") ?? "";
		const again = { "accept-language": "de", "if-none-match": etag };
		expect((await bff.app.request(`/${bff.site.id}.json`, { headers: again })).status).toBe(304);
	});

	test("of an unknown site are site_unknown, and any page may read that", async () => {
		const response = await bff.app.request("/site_unknown.json");
		expect(response.headers.get("access-control-allow-origin")).toBe("*");
		expect(await problemOf(Promise.resolve(response))).toBe("404 site_unknown");
	});
});

describe("a pinned build", () => {
	test("is served as it was built, by an address that may be kept for ever and changed by nobody", async () => {
		const get = await startWith(present);
		for (const [path, body] of [
			["loader.js", 'pinned("ba9876543210");'],
			["0;de,en/panel.js", 'panel("ba9876543210"); empty();'],
			["12;/talk.js", 'talk("ba9876543210"); empty();'],
		]) {
			const response = await get(`/widget/ba9876543210/${path}`, { "accept-language": "de" });
			expect(await response.text()).toBe(body);
			expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable, no-transform");
			expect(response.headers.get("access-control-allow-origin")).toBe("*");
			expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
		}
	});

	test.each([
		[",de-CH,en", '{"panel":"de"}'],
		[",fr", '{"panel":"en"}'],
	])("has its words beside it as data, in the language next to %j that this build has", async (wanted, words) => {
		const get = await startWith(present);
		const response = await get(`/widget/ba9876543210/0${wanted}/words.json`);
		expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
		expect(await response.text()).toBe(words);
	});

	test("is served after an upgrade, and by processes that do not have it themselves: former ones too", async () => {
		const before = await startWith(former);
		const after = await startWith(present);
		for (const get of [before, after]) {
			for (const { hash } of [former, present]) {
				expect(await (await get(`/widget/${hash}/loader.js`)).text()).toBe(`pinned("${hash}");`);
				expect(await (await get(`/widget/${hash}/0;/talk.js`)).text()).toBe(`talk("${hash}"); empty();`);
				// A page that was open during the upgrade, with the plain tag, goes on as well.
				expect(await (await get(`/widget/${hash}/0,de/panel.js`)).text()).toContain('export const words="de";');
			}
		}
	});

	test("is written once, however many processes start at once", async () => {
		const build = buildOf("aaaaaaaaaaaa");
		const gets = await Promise.all([1, 2, 3].map(() => startWith(build)));
		for (const get of gets) expect((await get("/widget/aaaaaaaaaaaa/loader.js")).status).toBe(200);
	});

	test("is forgotten 400 days after somebody last asked for it, and not before", async () => {
		await startWith(buildOf("bbbbbbbbbbbb"));
		await startWith(buildOf("cccccccccccc"));
		clock.pass(399 * day);
		const get = await startWith(present);
		expect((await get("/widget/bbbbbbbbbbbb/loader.js")).status).toBe(200);
		await vi.waitFor(async () => expect(await askedAt("bbbbbbbbbbbb")).toEqual(clock.now()));
		await clearOldBuilds(bff.parts);
		expect((await (await startWith(present))("/widget/cccccccccccc/loader.js")).status).toBe(200);
		await vi.waitFor(async () => expect(await askedAt("cccccccccccc")).toEqual(clock.now()));
		clock.pass(399 * day);
		await (await startWith(present))("/widget/bbbbbbbbbbbb/0;/talk.js");
		await vi.waitFor(async () => expect(await askedAt("bbbbbbbbbbbb")).toEqual(clock.now()));
		clock.pass(2 * day);
		await clearOldBuilds(bff.parts);
		const last = await startWith(present);
		expect(await problemOf(last("/widget/cccccccccccc/loader.js"))).toBe("404 not_found");
		expect((await last("/widget/bbbbbbbbbbbb/loader.js")).status).toBe(200);
	});
});
