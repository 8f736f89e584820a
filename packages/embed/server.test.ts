// @vitest-environment node
import { expect, test } from "vitest";
import { loadBellhop } from "./src/index.ts";

test("on a server nothing happens, whatever is said", async () => {
	const bellhop = loadBellhop({ origin: "https://chat.example", site: "site_0123456789abcdefghjkmnpqrs" });
	await bellhop.loaded;
	bellhop.open();
	bellhop.identify(() => "jwt");
	bellhop.on("answer", () => undefined)();
	bellhop.destroy();
	expect("Bellhop" in globalThis).toBe(false);
});
