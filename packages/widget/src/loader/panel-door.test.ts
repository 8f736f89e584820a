import { expect, test, vi } from "vitest";
import type { PanelModule } from "../panel/place.ts";
import { panelDoor } from "./panel-door.ts";

const nothing = () => undefined;
const panel = { show: nothing, hide: nothing, identify: nothing, logOut: nothing };
const module: PanelModule = { mountPanel: () => panel };

test("the panel is fetched once", async () => {
	const load = vi.fn(async () => module);
	const open = panelDoor("/panel.js", load);
	await Promise.all([open(), open()]);
	expect(await open()).toBe(module);
	expect(load).toHaveBeenCalledOnce();
});

test("after a failure another address is asked, since browsers remember failures", async () => {
	const load = vi.fn<(address: string) => Promise<PanelModule>>().mockRejectedValueOnce(new Error("offline"));
	load.mockResolvedValueOnce(module);
	const open = panelDoor("/panel.js", load);
	await expect(open()).rejects.toThrow();
	expect(await open()).toBe(module);
	expect(load.mock.calls).toEqual([["/panel.js"], ["/panel.js?again=1"]]);
});
