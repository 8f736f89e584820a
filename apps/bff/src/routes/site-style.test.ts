import type { SiteLooks } from "@bellhop/contract/looks";
import type { SiteSettings } from "@bellhop/contract/site";
import { expect, test } from "vitest";
import { siteStyle } from "./site-style.ts";

const site: SiteSettings = {
	...{ id: `site_${"0".repeat(26)}`, name: "Shop", greeting: "Hello", starters: [], model: "live" },
	...{ accent: "#0f5c4d", theme: "auto", corner: "right" },
};
const styleOf = (looks: SiteLooks, corner: SiteSettings["corner"] = "right") => siteStyle({ ...site, corner }, looks);

test("a launcher stands in the corner, and the panel above it, unless it is said otherwise", () => {
	const style = styleOf({});
	expect(style).toContain("--accent:#0f5c4d;--on-accent:#ffffff");
	expect(style).toContain("--size:56px;--bottom:16px;--side:16px;--stand:84px");
	expect(style).toContain(".launcher,.line{right:");
	expect(styleOf({}, "left")).toContain(".launcher,.line{left:");
});

test("size and distances move the panel as well", () => {
	const style = styleOf({ launcher: { size: 44, side: 0, bottom: 80 } });
	expect(style).toContain("--size:44px;--bottom:80px;--side:0px;--stand:136px");
});

test.each([{ middle: true }, { hidden: true }] as const)("with %j the panel needs no room below it", (launcher) => {
	expect(styleOf({ launcher: { ...launcher, bottom: 20 } })).toContain("--stand:20px");
});

test.each(['"}body{display:none}', "\\", "</style>", "a\nb", "Ask us! 👋"])("the words %j stay words", (label) => {
	const style = styleOf({ launcher: { label } });
	const content = /content:"([^"]*)"/.exec(style)?.[1] ?? "";
	expect(content).not.toMatch(/[{}<>;\n]/);
	const read = content.replace(/\\([0-9a-f]+) /g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
	expect(read).toBe(label);
});
