import { expect, test } from "vitest";
import { openShop } from "../shop-for-test.ts";

test("a handover is accepted by its id, and anything else is refused", async () => {
	const { call } = openShop();
	const body = { type: "handover.requested", data: { id: "hand_1", transcript: [] } };
	const answer = await call("POST /api/handovers", { body });
	expect([answer.status, await answer.json()]).toEqual([202, { accepted: "hand_1" }]);
	expect((await call("POST /api/handovers", { body: { type: "other" } })).status).toBe(400);
});
