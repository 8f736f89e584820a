import { expect, test } from "vitest";
import { pictureAddress, shownLink } from "./link-rules.ts";

const own = "shop.example";

test.each([
	["https://other.example/a", "More", "other.example"],
	["https://www.other.example/a", "More", "other.example"],
	["https://other.example:8443/a", "More", "other.example:8443"],
	["https://shop.example@evil.example/", "Your account", "evil.example"],
	["https://shop.example.evil.example/", "shop.example", "shop.example.evil.example"],
	["https://sh\u043ep.example/", "shop.example", "xn--shp-ted.example"],
	["https://other.example/a", "https://other.example/a", undefined],
	["https://other.example/a", "Other.Example", undefined],
	["https://evil.example/", "https://shop.example/?evil.example", "evil.example"],
	["https://evil.example/", "shop.example evil.example", "evil.example"],
	["https://shop.example/returns", "Returns", undefined],
	["http://shop.example/returns", "Returns", undefined],
	["mailto:help@shop.example", "Write to us", "help@shop.example"],
	["mailto:help@shop.example", "help@shop.example", undefined],
	["tel:+441632960961", "Call us", "+441632960961"],
])("the link %j with the words %j says %j", (written, words, place) => {
	const shown = shownLink(written, words, { own });
	expect(shown?.place).toBe(place);
	expect(shown?.address).toBeDefined();
});

test.each(["javascript:alert(1)", "/relative", "", "data:text/html,x"])("%j is no link", (written) => {
	expect(shownLink(written, "x", { own })).toBeUndefined();
});

const links = ["help.example", "*.docs.example"];

test.each([
	["https://help.example/a", true],
	["https://docs.example/a", false],
	["https://en.docs.example/a", true],
	["https://evildocs.example/a", false],
	["https://help.example.evil.example/", false],
	["https://help.example@evil.example/", false],
	["https://shop.example/a", true],
	["mailto:a@evil.example", true],
])("where only some hosts are allowed %j leads somewhere: %s", (written, leads) => {
	expect(shownLink(written, "x", { links, own })?.address !== undefined).toBe(leads);
});

test.each([
	["https://cdn.example/a.png", true],
	["http://cdn.example/a.png", false],
	["https://evil.example/?https://cdn.example", false],
	["https://cdn.example.evil.example/", false],
	["https://cdn.example:444/", false],
	["data:image/png;base64,AA", false],
])("the picture %j is fetched: %s", (written, fetched) => {
	expect(pictureAddress(written, { images: ["cdn.example"] }) !== undefined).toBe(fetched);
	expect(pictureAddress(written, {})).toBeUndefined();
});
