import { expect, test } from "vitest";
import { linkAddress } from "./address.ts";

test.each([
	["https://example.com/a?b=1#c", "https://example.com/a?b=1#c"],
	["HTTP://EXAMPLE.com", "http://example.com/"],
	["mailto:help@example.com", "mailto:help@example.com"],
	["tel:+441234567890", "tel:+441234567890"],
])("%s may be followed", (written, address) => {
	expect(linkAddress(written)).toBe(address);
});

test.each([
	"javascript:alert(1)",
	"JaVaScRiPt:alert(1)",
	" javascript:alert(1)",
	"java\nscript:alert(1)",
	"\u0001javascript:alert(1)",
	"data:text/html,<script>alert(1)</script>",
	"vbscript:msgbox(1)",
	"blob:https://example.com/1",
	"file:///etc/passwd",
	"filesystem:https://example.com/1",
	"intent://x#Intent;end",
	"//example.com/relative",
	"/relative",
	"relative",
	"#fragment",
	"",
	"http://",
])("%j leads nowhere", (written) => {
	expect(linkAddress(written)).toBeUndefined();
});
