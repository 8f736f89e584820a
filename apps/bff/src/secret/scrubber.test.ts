import { describe, expect, test } from "vitest";
import { createScrubber } from "./scrubber.ts";

describe("the scrubber", () => {
	const secret = 'key???~~~"wörd"+\\7f3a';
	const spellings: [string, string][] = [
		["as it is", secret],
		["percent-encoded", encodeURIComponent(secret)],
		["escaped for JSON", JSON.stringify(secret).slice(1, -1)],
		["in base64", Buffer.from(secret).toString("base64")],
		["in base64url", Buffer.from(secret).toString("base64url")],
	];

	test.each(spellings)("masks a secret %s", (_, spelling) => {
		const scrubber = createScrubber();
		scrubber.hold(secret);
		expect(scrubber.scrub(`before ${spelling} and ${spelling} after`)).toMatch(
			/^before \[secret\]=* and \[secret\]=* after$/,
		);
	});

	test("leaves every text alone once the secret is let go", () => {
		const scrubber = createScrubber();
		const release = scrubber.hold(secret);
		release();
		expect(scrubber.scrub(secret)).toBe(secret);
	});

	test("masks as long as anybody holds the secret, however often one of them lets go", () => {
		const scrubber = createScrubber();
		const [first, second] = [scrubber.hold(secret), scrubber.hold(secret)];
		first();
		first();
		expect(scrubber.scrub(secret)).toBe("[secret]");
		second();
		expect(scrubber.scrub(secret)).toBe(secret);
	});

	test("masks the longer of two secrets of which one begins the other", () => {
		const scrubber = createScrubber();
		scrubber.hold("secret-one");
		scrubber.hold("secret-one-two");
		expect(scrubber.scrub("secret-one-two secret-one")).toBe("[secret] [secret]");
	});

	test("does not blank out words for a secret that is too short", () => {
		const scrubber = createScrubber();
		scrubber.hold("shop");
		expect(scrubber.scrub("the shop")).toBe("the shop");
	});
});
