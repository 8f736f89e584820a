import { runInNewContext } from "node:vm";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { SiteLooks } from "@bellhop/contract/looks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { siteNamed, startBff, type TestBff } from "../../test/bff.ts";
import { problemOf } from "../../test/visitor.ts";
import { createApp } from "../app.ts";
import { saveSite } from "../site/save-site.ts";

let bff: TestBff;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
	bff = await startBff();
	const words = ["en", "de", "zh-hant"].map((language) => {
		return [
			`words-${language}.json`,
			JSON.stringify({ panel: `panel ${language}`, talk: `talk ${language}` }),
		] as const;
	});
	const files = new Map([
		["talk.js", "export const talk = 1;"],
		["panel.js", "export const panel = 1;"],
		["pinned-panel.js", "export const panel = 1; export const words = {};"],
		["loader.js", "pinned();"],
		...words,
	]);
	app = createApp({ ...bff.parts, widget: { ...bff.parts.widget, build: { hash: "abcabcabcabc", files } } });
});
afterAll(() => bff.close());

const get = (path: string, headers: Record<string, string> = {}) => Promise.resolve(app.request(path, { headers }));
const settingsIn = (script: string) => {
	const seen: unknown[] = [];
	runInNewContext(script, { load: (settings: unknown) => seen.push(JSON.parse(JSON.stringify(settings))) });
	return seen[0];
};

describe("the loader of a site", () => {
	test("is a script with the site's settings in it, which any page may load", async () => {
		const response = await get(`/${bff.site.id}.js`);
		expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
		expect(response.headers.get("access-control-allow-origin")).toBe("*");
		expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
		expect(response.headers.get("x-content-type-options")).toBe("nosniff");
		expect(settingsIn(await response.text())).toEqual({
			site: {
				id: bff.site.id,
				name: "Test shop",
				greeting: "Hello",
				starters: [],
				handover: false,
				accent: "#0f5c4d",
				theme: "auto",
				corner: "right",
				model: "live",
			},
			looks: {},
			files: "/widget/abcabcabcabc/",
			style: expect.stringMatching(/^:host\{--accent:#0f5c4d;.*\.launcher,\.line\{right:/),
			icon: expect.stringMatching(/^M/),
			launcher: { open: "Open", loading: "Opening", failed: "Failed" },
		});
	});

	test.each([
		["an occasion only greets", { occasions: [{ greeting: "Hi" }] }, "", "load"],
		["an occasion comes forward", { occasions: [{ comes: "bubble" }] }, "", "whole"],
		["the tag wants it in the page", {}, "?inline", "whole"],
	] satisfies [string, SiteLooks, string, string][])(
		"comes with all it can do where that is needed: %s",
		async (...[, looks, query, loader]) => {
			const site = await saveSite(bff.admin, { ...siteNamed("Shop"), looks });
			const script = await (await get(`/${site.id}.js${query}`)).text();
			expect(script.split("(")[0]).toBe(loader);
			expect(script.includes('"dismiss"')).toBe(JSON.stringify(looks).includes("comes"));
		},
	);

	test("names the site in what its launcher says", async () => {
		const { widget } = bff.parts;
		const words = { open: "Chat with {site}", loading: "", failed: "" };
		const named = createApp({ ...bff.parts, widget: { ...widget, launcher: { ...widget.launcher, en: words } } });
		const script = await (await named.request(`/${bff.site.id}.js`)).text();
		expect(settingsIn(script)).toMatchObject({ launcher: { open: "Chat with Test shop" } });
	});

	test("tells nothing of a site but its looks", async () => {
		expect(await (await get(`/${bff.site.id}.js`)).text()).not.toContain("shop.example");
	});

	test.each([
		"</script><script>alert(1)</script>",
		"<!--<script>",
		"\u2028alert(1)//",
		"$& $1 $$ $'",
		"\"'`\\",
		"__BELLHOP_SETTINGS__",
	])("keeps a site named %j inside its string", async (name) => {
		const site = await saveSite(bff.admin, siteNamed(name));
		const script = await (await get(`/${site.id}.js`)).text();
		expect(script).not.toMatch(/<\/?script|<!--|\u2028/i);
		expect(settingsIn(script)).toMatchObject({ site: { name } });
	});

	test("is asked for again with its ETag and costs no body while nothing changed", async () => {
		const site = await saveSite(bff.admin, siteNamed("Before"));
		const first = await get(`/${site.id}.js`);
		const etag = first.headers.get("etag") ?? "";
		expect(first.headers.get("cache-control")).toBe("public, max-age=60");
		const again = await get(`/${site.id}.js`, { "if-none-match": etag });
		expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
		expect((await get(`/${site.id}.js`, { "if-none-match": `"x", W/${etag}` })).status).toBe(304);
		await saveSite(bff.admin, { ...siteNamed("After"), id: site.id });
		const changed = await get(`/${site.id}.js`, { "if-none-match": etag });
		expect(changed.status).toBe(200);
		expect(settingsIn(await changed.text())).toMatchObject({ site: { name: "After" } });
	});

	test.each([
		["gzip, deflate, br, zstd", "br"],
		["br", "br"],
		["gzip, deflate", "gzip"],
		["gzip;q=1.0, br;q=0", "gzip"],
		["br;q=0, gzip;q=0.0", undefined],
		["deflate", undefined],
		["identity", undefined],
		["", undefined],
	])("for a browser that accepts %j is encoded with %s", async (accepted, encoding) => {
		const response = await get(`/${bff.site.id}.js`, { "accept-encoding": accepted });
		expect(response.headers.get("content-encoding") ?? undefined).toBe(encoding);
		expect(response.headers.get("vary")).toContain("Accept-Encoding");
		const bytes = Buffer.from(await response.arrayBuffer());
		const text = encoding === "br" ? brotliDecompressSync(bytes) : encoding === "gzip" ? gunzipSync(bytes) : bytes;
		expect(text.toString()).toBe(await (await get(`/${bff.site.id}.js`)).text());
	});

	test.each([
		["de-CH, en;q=0.8", "Öffnen"],
		["en;q=0.8, de", "Öffnen"],
		["tlh, en", "Open"],
		["*", "Open"],
		["", "Open"],
	])("speaks the language of a browser that accepts %j", async (accepted, words) => {
		const response = await get(`/${bff.site.id}.js`, { "accept-language": accepted });
		expect(settingsIn(await response.text())).toMatchObject({ launcher: { open: words } });
		expect(response.headers.get("vary")).toContain("Accept-Language");
	});

	test("of an unknown site is site_unknown", async () => {
		expect(await problemOf(get("/site_unknown.js"))).toBe("404 site_unknown");
	});
});

describe("a chunk of the widget", () => {
	test("may be kept for ever, since its address changes with its content", async () => {
		const response = await get("/widget/abcabcabcabc/0,en/talk.js");
		expect(await response.text()).toBe('export const talk = 1;\nexport const words="talk en";');
		expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
		expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
		expect(response.headers.get("access-control-allow-origin")).toBe("*");
		const etag = response.headers.get("etag") ?? "";
		expect((await get("/widget/abcabcabcabc/0,en/talk.js", { "if-none-match": etag })).status).toBe(304);
	});

	test.each([
		[",de-CH,en", "de"],
		["undefined,,zh-TW", "zh-hant"],
		["%2Cde%2Cen", "de"],
		["tlh", "en"],
		["", "en"],
		["..%2F..%2Fx,__proto__", "en"],
	])("speaks the language that comes next to %j", async (wanted, language) => {
		for (const [attempt, name] of [
			[0, "panel"],
			[1, "talk"],
			[12, "panel"],
		]) {
			const response = await get(`/widget/abcabcabcabc/${attempt},${wanted}/${name}.js`);
			expect(await response.text()).toBe(`export const ${name} = 1;\nexport const words="${name} ${language}";`);
			expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
		}
	});

	test.each([
		"/widget/abcabcabcabc/0,en/other.js",
		"/widget/old/0,en/panel.js",
		"/widget/abcabcabcabc/0,en/words-de.json",
		"/widget/abcabcabcabc/0;en/words.json",
		"/widget/abcabcabcabc/0;en/loader.js",
		"/widget/abcabcabcabc/0,en/pinned-panel.js",
		"/widget/abcabcabcabc/0,en/loader.js",
		"/widget/0123456789ab/0,en/panel.js",
		"/widget/0123456789ab/loader.js",
		"/widget/abcabcabcabc/talk.js",
		"/widget/abcabcabcabc/panel.js",
		"/widget/abcabcabcabc/0,en/%2e%2e/manifest.json",
		"/widget/__proto__/0,en/constructor.js",
		"/widget/abcabcabcabc/0,en/__proto__",
	])("that is not there is not_found: %s", async (path) => {
		expect(await problemOf(get(path))).toBe("404 not_found");
	});
});
