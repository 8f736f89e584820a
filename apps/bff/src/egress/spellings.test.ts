import fc from "fast-check";
import { expect, test } from "vitest";
import { type EgressAllow, parseAllow } from "./allow.ts";
import { judgeUrl } from "./judge-url.ts";
import { EgressRefusal } from "./refusal.ts";

const nothing = parseAllow("") as EgressAllow;
const ruleOf = (url: string): string => {
	try {
		judgeUrl(url, nothing);
		return "let through";
	} catch (error) {
		if (error instanceof EgressRefusal) return error.rule;
		throw error;
	}
};

type Octets = readonly [number, number, number, number];
const octet = fc.integer({ min: 0, max: 255 });
const within = (
	first: fc.Arbitrary<number>,
	second: fc.Arbitrary<number> = octet,
	third: fc.Arbitrary<number> = octet,
) => fc.tuple(first, second, third, octet);
const exactly = (value: number) => fc.constant(value);
const from = (min: number, max: number) => fc.integer({ min, max });

/** IANA's special-purpose ranges (RFC 6890 and its registry), multicast, reserved, and Azure's platform address. */
const closed: Record<string, fc.Arbitrary<Octets>> = {
	"0.0.0.0/8": within(exactly(0)),
	"10.0.0.0/8": within(exactly(10)),
	"100.64.0.0/10": within(exactly(100), from(64, 127)),
	"127.0.0.0/8": within(exactly(127)),
	"169.254.0.0/16": within(exactly(169), exactly(254)),
	"172.16.0.0/12": within(exactly(172), from(16, 31)),
	"192.0.0.0/24": within(exactly(192), exactly(0), exactly(0)),
	"192.0.2.0/24": within(exactly(192), exactly(0), exactly(2)),
	"192.168.0.0/16": within(exactly(192), exactly(168)),
	"198.18.0.0/15": within(exactly(198), from(18, 19)),
	"198.51.100.0/24": within(exactly(198), exactly(51), exactly(100)),
	"203.0.113.0/24": within(exactly(203), exactly(0), exactly(113)),
	"224.0.0.0/4": within(from(224, 239)),
	"240.0.0.0/4": within(from(240, 255)),
	"168.63.129.16": exactly(0).map((): Octets => [168, 63, 129, 16]),
};

const number = ([a, b, c, d]: Octets) => ((a * 256 + b) * 256 + c) * 256 + d;
const radix: readonly ((value: number) => string)[] = [
	(value) => String(value),
	(value) => `0x${value.toString(16)}`,
	(value) => `0X${value.toString(16).toUpperCase()}`,
	(value) => `0${value.toString(8)}`,
	(value) => `0x0000${value.toString(16)}`,
];
const fullWidth = (text: string) =>
	text.replace(/[0-9a-zA-Z]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));
const circled = (text: string) => text.replace(/[1-9]/g, (c) => String.fromCodePoint(0x2460 + Number(c) - 1));

/** A spelling of an IPv4 address that the URL parser reads: one to four parts, each in any base, dots and digits in disguise. */
const spelled = (octets: fc.Arbitrary<Octets>) =>
	fc
		.record({
			octets,
			parts: from(1, 4),
			bases: fc.tuple(from(0, 4), from(0, 4), from(0, 4), from(0, 4)),
			dot: fc.constantFrom(".", "。", "．", "｡", "%2e"),
			digits: fc.constantFrom<(text: string) => string>((text) => text, fullWidth, circled),
			end: fc.constantFrom("", "."),
		})
		.map(({ octets: address, parts, bases, dot, digits, end }) => {
			const head = address.slice(0, parts - 1);
			const tail = number(address) % 256 ** (5 - parts);
			const written = [...head, tail].map((value, index) => radix[bases[index] ?? 0]?.(value) ?? "");
			return written.map(digits).join(dot) + end;
		});

test.each(Object.entries(closed))("no spelling of %s is let through", (_, range) => {
	fc.assert(
		fc.property(spelled(range), (host) => {
			expect(ruleOf(`https://${host}/`)).toMatch(/_address$/);
			expect(ruleOf(`http://${host}/`)).toBe("https_only");
		}),
		{ numRuns: 500 },
	);
});

test("no IPv6 address that carries an IPv4 address is let through, whatever it carries", () => {
	const hex = ([a, b, c, d]: Octets) => `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
	const dotted = (octets: Octets) => octets.join(".");
	const forms: readonly ((octets: Octets) => string)[] = [
		(octets) => `::ffff:${dotted(octets)}`,
		(octets) => `::ffff:${hex(octets)}`,
		(octets) => `0:0:0:0:0:FFFF:${hex(octets)}`,
		(octets) => `::${dotted(octets)}`,
		(octets) => `::${hex(octets)}`,
		(octets) => `64:ff9b::${dotted(octets)}`,
		(octets) => `64:ff9b:1::${hex(octets)}`,
		(octets) => `2002:${hex(octets)}::1`,
		(octets) => `2001:0:${hex(octets)}::1`,
		(octets) => `::ffff:0:${dotted(octets)}`,
	];
	fc.assert(
		fc.property(within(octet), fc.constantFrom(...forms), (octets, form) => {
			expect(ruleOf(`https://[${form(octets)}]/`)).toMatch(/_address$/);
		}),
		{ numRuns: 2_000 },
	);
});

test("no address of IPv6 outside 2000::/3 is let through", () => {
	const group = from(0, 0xffff);
	const first = group.filter((value) => value >>> 13 !== 1);
	fc.assert(
		fc.property(fc.tuple(first, group, group, group, group, group, group, group), (groups) => {
			const host = groups.map((value) => value.toString(16)).join(":");
			expect(ruleOf(`https://[${host}]/`)).toMatch(/_address$/);
		}),
		{ numRuns: 2_000 },
	);
});

test("public addresses are let through in every spelling, so that the tests above mean something", () => {
	const open = within(fc.constantFrom(1, 8, 9, 93, 151, 208), from(1, 250), from(1, 250));
	fc.assert(
		fc.property(spelled(open), (host) => {
			expect(ruleOf(`https://${host}/`)).toBe("let through");
		}),
		{ numRuns: 2_000 },
	);
});

test("whatever is written, it is refused by a rule or is https to a host without a user, a fragment or a closed address", () => {
	const pieces = fc.constantFrom(
		"https:",
		"http:",
		"//",
		"\\",
		"@",
		"#",
		"?",
		":",
		"/",
		"127.0.0.1",
		"[::1]",
		"a.example",
		"%00",
		"\t",
		" ",
		"file:",
	);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.webUrl(),
				fc.string(),
				fc.array(pieces, { maxLength: 8 }).map((all) => all.join("")),
			),
			(text) => {
				if (ruleOf(text) !== "let through") return;
				const url = new URL(text);
				expect(url.protocol).toBe("https:");
				expect([url.username, url.password, url.hash]).toEqual(["", "", ""]);
				expect(url.hostname).not.toMatch(/^(127(\.\d+){3}|\[::1\])$/);
			},
		),
		{ numRuns: 5_000 },
	);
});
