// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { forgetSite } from "./forget-site.ts";

afterEach(() => {
	vi.unstubAllGlobals();
	localStorage.clear();
	sessionStorage.clear();
});

test("a page that signs out where the panel was never opened leaves nothing behind, and ends what was open", () => {
	const send = vi.fn(async () => new Response());
	vi.stubGlobal("fetch", send);
	localStorage.setItem("bellhop:site_a", JSON.stringify({ token: "one", verified: { subject: "anna", token: "two" } }));
	localStorage.setItem("bellhop:site_b", JSON.stringify({ token: "other" }));
	sessionStorage.setItem("bellhop:site_a", JSON.stringify({ draft: "words" }));
	forgetSite("site_a", "https://chat.example");
	expect([localStorage.getItem("bellhop:site_a"), sessionStorage.getItem("bellhop:site_a")]).toEqual([null, null]);
	expect(localStorage.getItem("bellhop:site_b")).not.toBeNull();
	expect(send.mock.calls).toEqual(
		["one", "two"].map((token) => [
			"https://chat.example/v1/sessions",
			expect.objectContaining({ method: "DELETE", keepalive: true, headers: { authorization: `Bearer ${token}` } }),
		]),
	);
});

test.each(["{broken", "null", "5", '{"token":5}'])("what the page wrote under our key harms nothing: %s", (stored) => {
	const send = vi.fn(async () => new Response());
	vi.stubGlobal("fetch", send);
	localStorage.setItem("bellhop:site_a", stored);
	forgetSite("site_a", "https://chat.example");
	expect(localStorage.getItem("bellhop:site_a")).toBeNull();
	expect(send).not.toHaveBeenCalled();
});
