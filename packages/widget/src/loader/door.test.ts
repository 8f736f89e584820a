import { expect, test, vi } from "vitest";
import type { PanelModule } from "../panel/place.ts";
import { panelDoor } from "./door.ts";

const module = { mountPanel: () => undefined, words: {} } as unknown as PanelModule;

test("the panel is fetched once, in the language wanted", async () => {
	const load = vi.fn(async () => module);
	const open = panelDoor("/widget/abc/", () => [undefined, "de", "en"], load);
	await Promise.all([open(), open()]);
	expect(await open()).toBe(module);
	expect(load.mock.calls).toEqual([["/widget/abc/0,%2Cde%2Cen/panel.js"]]);
});

test("whatever a page says its language is stays within the folder's name", async () => {
	const load = vi.fn(async (_: string) => module);
	await panelDoor("https://chat.example/widget/abc/", () => ["../../x?y#z/\\", "en"], load)();
	const { pathname, search, hash } = new URL(load.mock.lastCall?.[0] ?? "");
	expect([pathname.split("/").length, search, hash]).toEqual([5, "", ""]);
});

test("after a failure another folder is asked, since browsers remember failures", async () => {
	const load = vi.fn<(address: string) => Promise<PanelModule>>().mockRejectedValueOnce(new Error("offline"));
	load.mockResolvedValueOnce(module);
	const open = panelDoor("/widget/abc/", () => ["de"], load);
	await expect(open()).rejects.toThrow();
	expect(await open()).toBe(module);
	expect(load.mock.calls).toEqual([["/widget/abc/0,de/panel.js"], ["/widget/abc/1,de/panel.js"]]);
});
