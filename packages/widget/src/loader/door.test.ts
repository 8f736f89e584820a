import { expect, test, vi } from "vitest";
import { panelDoor } from "./door.ts";

const panel = { mountPanel: () => undefined };
const words = { words: { language: "de" } };
const behind = async (address: string): Promise<unknown> => (address.endsWith("panel.js") ? panel : words);

test("the panel and its words are fetched once, and at the same time", async () => {
	const load = vi.fn(behind);
	const open = panelDoor("/widget/abc/", "words.js?want=de", load);
	const asked = Promise.all([open(), open()]);
	expect(load.mock.calls).toEqual([["/widget/abc/panel.js"], ["/widget/abc/words.js?want=de"]]);
	await asked;
	expect(await open()).toEqual([panel, words]);
	expect(load).toHaveBeenCalledTimes(2);
});

test("after a failure other addresses are asked, since browsers remember failures", async () => {
	const load = vi.fn(behind);
	load.mockImplementationOnce(behind).mockRejectedValueOnce(new Error("offline"));
	const open = panelDoor("/widget/abc/", "words.js?want=de", load);
	await expect(open()).rejects.toThrow();
	expect(await open()).toEqual([panel, words]);
	expect(load.mock.calls.slice(2)).toEqual([["/widget/abc/again1/panel.js"], ["/widget/abc/again1/words.js?want=de"]]);
});
