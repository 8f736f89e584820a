import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { EnvironmentError, readEnvironment } from "./environment.ts";

const key = randomBytes(32).toString("base64");
const read = (variables: NodeJS.ProcessEnv) => readEnvironment({ BELLHOP_KEY: key, ...variables });
const faultOf = (variables: NodeJS.ProcessEnv): string => {
	try {
		read(variables);
	} catch (error) {
		if (error instanceof EnvironmentError) return error.message;
		throw error;
	}
	return "";
};

describe("the way out", () => {
	test("is direct, and its addresses are unknown, unless the deployer says more", () => {
		expect(read({ BELLHOP_EGRESS_PROXY: "", BELLHOP_EGRESS_IPS: "" })).toMatchObject({
			egressProxy: undefined,
			egressIps: [],
		});
	});

	test("is a proxy, and a list of addresses", () => {
		const proxy = "http://bellhop:secret@proxy.example:3128";
		const ips = "203.0.113.7, 2001:db8::7,198.51.100.0/24";
		expect(read({ BELLHOP_EGRESS_PROXY: proxy, BELLHOP_EGRESS_IPS: ips })).toMatchObject({
			egressProxy: proxy,
			egressIps: ["203.0.113.7", "2001:db8::7", "198.51.100.0/24"],
		});
	});

	test("in front may be proxies whose word is taken, none unless they are named", () => {
		expect(read({}).trustedProxies).toEqual([]);
		expect(read({ BELLHOP_TRUSTED_PROXIES: "10.0.0.2, 10.1.0.0/16" }).trustedProxies).toEqual([
			"10.0.0.2",
			"10.1.0.0/16",
		]);
	});

	test.each([
		["BELLHOP_TRUSTED_PROXIES", "proxy.internal"],
		["BELLHOP_TRUSTED_PROXIES", "10.0.0.0/33"],
		["BELLHOP_EGRESS_PROXY", "proxy.example:3128"],
		["BELLHOP_EGRESS_PROXY", "socks5://proxy.example:1080"],
		["BELLHOP_EGRESS_PROXY", "http://proxy.example/path"],
		["BELLHOP_EGRESS_PROXY", "http://:hunter2@"],
		["BELLHOP_EGRESS_IPS", "proxy.example"],
		["BELLHOP_EGRESS_IPS", "203.0.113.7;203.0.113.8"],
	])("with a bad %s (%s) is refused in one sentence that names it", (name, value) => {
		const fault = faultOf({ [name]: value });
		expect(fault).toContain(name);
		expect(fault).not.toMatch(/\n|hunter2/);
	});
});
