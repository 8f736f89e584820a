import fc from "fast-check";
import { expect, test } from "vitest";
import { createScrubber } from "./scrubber.ts";

const visible = fc.string({
	unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
	minLength: 12,
	maxLength: 60,
});
const around = fc.string({ unit: "binary-ascii", maxLength: 9 });

const wrappings: Record<string, (text: string) => string> = {
	plain: (text) => text,
	base64: (text) => Buffer.from(text).toString("base64"),
	base64url: (text) => Buffer.from(text).toString("base64url"),
	json: (text) => JSON.stringify(text),
	"JSON as PHP writes it": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
	"JSON in JSON in JSON": (text) => JSON.stringify({ a: JSON.stringify({ b: JSON.stringify([text]) }) }),
	"JSON as Go writes it": (text) =>
		JSON.stringify(text).replace(/[<>&]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
	percent: encodeURIComponent,
	"lower-case percent": (text) => encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
	form: (text) => new URLSearchParams({ text }).toString(),
};
test.each(Object.keys(wrappings))("a secret inside something longer, written in %s, is masked", (name) => {
	fc.assert(
		fc.property(visible, around, around, (secret, before, after) => {
			const scrubber = createScrubber();
			scrubber.hold(secret);
			const written = wrappings[name]?.(before + secret + after) ?? "";
			const clean = scrubber.scrub(written);
			expect(clean).toContain("[secret]");
			if (!name.startsWith("base64")) expect(clean).not.toContain(secret);
			else expect(Buffer.from(clean, name as "base64").toString("latin1")).not.toContain(secret);
		}),
		{ numRuns: 300 },
	);
});

test("a text made of backslashes is no slower than another", () => {
	const scrubber = createScrubber();
	scrubber.hold(`"\\\\/'${"\\".repeat(20)}"\\"secret`);
	const begun = performance.now();
	scrubber.scrub("\\".repeat(1024 * 1024));
	expect(performance.now() - begun).toBeLessThan(2_000);
});
