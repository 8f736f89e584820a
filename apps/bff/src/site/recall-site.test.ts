import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { siteNamed, startBff, type TestBff } from "../../test/bff.ts";
import type { Database } from "../database/database.ts";
import { type Site, sites } from "../database/tables/index.ts";
import { saveHandoverSettings } from "../handover/save-handover-settings.ts";
import { changeSite } from "./change-site.ts";
import { recallSite } from "./recall-site.ts";
import { saveLogo } from "./save-logo.ts";
import { saveSite } from "./save-site.ts";

let bff: TestBff;
let site: Site;

beforeAll(async () => {
	bff = await startBff();
});
afterAll(() => bff.close());

beforeEach(async () => {
	site = await saveSite(bff.admin, siteNamed("Before"));
	vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => void vi.useRealTimers());

/** As another process would. */
async function rename(name: string): Promise<void> {
	await bff.database.query.update(sites).set({ name }).where(eq(sites.id, site.id));
}

const nameOf = async (database: Database = bff.database) => (await recallSite(database, site.id))?.name;

test("a site is remembered for ten seconds, and then read again", async () => {
	expect(await nameOf()).toBe("Before");
	await rename("After");
	vi.advanceTimersByTime(9_999);
	expect(await nameOf()).toBe("Before");
	vi.advanceTimersByTime(1);
	expect(await nameOf()).toBe("After");
});

const png = Buffer.from("89504e470d0a1a0a", "hex");

test.each<[string, (own: Site) => Promise<unknown>, Partial<Site>]>([
	["its looks", (own) => saveSite(bff.admin, { ...siteNamed("After"), id: own.id }), { name: "After" }],
	["a setting", (own) => changeSite({ ...bff.admin, site: own }, { retentionDays: 7 }), { retentionDays: 7 }],
	["its picture", (own) => saveLogo({ ...bff.admin, site: own }, png), { looks: { logo: expect.any(String) } }],
	[
		"how it hands over",
		(own) =>
			saveHandoverSettings(
				{ ...bff.admin, site: own, mail: false },
				{ enabled: true, way: "link", link: "https://shop.example/help", rules: "", emailTo: null, webhookUrl: null },
			),
		{ handover: true },
	],
])("whoever changes %s here is seen at once", async (_, change, changed) => {
	await recallSite(bff.database, site.id);
	await change(site);
	expect(await recallSite(bff.database, site.id)).toMatchObject(changed);
});

test("what is not there, or could not be read, is asked for again", async () => {
	const later = { ...siteNamed("Later"), id: "site_00000000000000000000000007" };
	expect(await recallSite(bff.database, later.id)).toBeUndefined();
	await bff.database.query.insert(sites).values({ ...site, id: later.id as Site["id"], name: "Later" });
	expect((await recallSite(bff.database, later.id))?.name).toBe("Later");

	let gone = true;
	const database = {
		...bff.database,
		query: new Proxy(bff.database.query, {
			get: (query, key) => {
				if (gone) throw new Error("gone");
				return Reflect.get(query, key);
			},
		}),
	};
	await expect(nameOf(database)).rejects.toThrow("gone");
	gone = false;
	expect(await nameOf(database)).toBe("Before");
});
