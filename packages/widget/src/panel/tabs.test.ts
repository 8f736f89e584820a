import { makeId } from "@bellhop/contract/id";
import { expect, test, vi } from "vitest";
import { joinTabs } from "./tabs.ts";

const site = "site_tabs";

test("other tabs of the site hear of what was begun here, and of nothing else", async () => {
	const chat = makeId("chat");
	const heard = vi.fn();
	const here = joinTabs(site, () => expect.unreachable("one's own words"));
	const there = joinTabs(site, heard);
	const elsewhere = joinTabs("site_other", () => expect.unreachable("another site's"));
	here.tell({ type: "turn-joined", answerId: "msg_a" }, "chat_only_read");
	here.tell({ type: "notice-changed", notice: undefined }, "chat_nothing");
	here.tell({ type: "turn-joined", answerId: "msg_b", own: true }, chat);
	await vi.waitFor(() => expect(heard).toHaveBeenCalled());
	expect(heard.mock.calls).toEqual([[chat]]);
	for (const tabs of [here, there, elsewhere]) tabs.close();
});

test.each([
	["has none", undefined],
	[
		"denies it with all storage",
		class {
			constructor() {
				throw new DOMException("denied", "SecurityError");
			}
		},
	],
])("a browser that %s does without", (_, channel) => {
	vi.stubGlobal("BroadcastChannel", channel);
	const alone = joinTabs(site, () => undefined);
	alone.tell({ type: "turn-joined", answerId: "msg_a", own: true }, "chat_a");
	alone.close();
	vi.unstubAllGlobals();
});
