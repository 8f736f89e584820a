import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { type EgressAllow, parseAllow } from "./allow.ts";
import { createEgress, type Egress } from "./egress.ts";
import { judgeAddress } from "./judge-address.ts";
import { EgressFailure, EgressRefusal } from "./refusal.ts";

let owner: OwnerApi;
let listener: Server;
let port: number;
let connections = 0;
let door: Egress;

beforeAll(async () => {
	owner = await startOwnerApi();
	listener = createServer((socket) => {
		connections += 1;
		socket.destroy();
	});
	await new Promise<void>((resolve) => listener.listen(0, "::", resolve));
	port = (listener.address() as AddressInfo).port;
});
afterAll(() => Promise.all([owner.close(), new Promise((resolve) => listener.close(resolve))]));
beforeEach(() => {
	connections = 0;
	door = openFor("");
});
afterEach(() => door.close());

const openFor = (list: string) => createEgress(parseAllow(list) as EgressAllow);
const send = (url: string, through = door) =>
	through.send({ method: "GET", url, headers: {}, timeoutMs: 5_000 }).then(
		({ status }) => `answered ${status}`,
		(error: unknown) => {
			if (error instanceof EgressRefusal) return `refused ${error.rule}`;
			if (error instanceof EgressFailure) return `failed ${error.fault}${error.sent ? " after sending" : ""}`;
			throw error;
		},
	);

const loopbacks = [
	"127.0.0.1",
	"127.1",
	"127.0.1",
	"127.255.255.254",
	"2130706433",
	"017700000001",
	"0177.0.0.1",
	"0x7f000001",
	"0x7f.0.0.1",
	"0x7f.1",
	"0",
	"0.0.0.0",
	"127.0.0.1.",
	"１２７.０.０.１",
	"①②⑦.⓪.⓪.①",
	"127。0。0。1",
	"127．0．0．1",
	"127｡0｡0｡1",
	"%31%32%37.0.0.1",
	"[::1]",
	"[0:0:0:0:0:0:0:1]",
	"[::]",
	"[::ffff:127.0.0.1]",
	"[::ffff:7f00:1]",
	"[::127.0.0.1]",
	"[64:ff9b::7f00:1]",
	"[2002:7f00:1::]",
];
const names = ["localhost", "LOCALHOST", "localhost.", "ｌｏｃａｌｈｏｓｔ", "a.localhost"];

describe("this machine itself", () => {
	test.each(loopbacks)("is not reached as %s", async (host) => {
		expect(await send(`https://${host}:${port}/`)).toMatch(/^refused (loopback|not_public)_address$/);
		expect(await send(`http://${host}:${port}/`)).toBe("refused https_only");
		await expect(door.fetch(`https://${host}:${port}/`)).rejects.toThrow();
		expect(connections).toBe(0);
	});

	test.each(names)("is not reached as %s", async (host) => {
		expect(await send(`https://${host}:${port}/`)).toMatch(/^(refused loopback_address|failed dns)$/);
		expect(await send(`http://${host}:${port}/`)).toBe("refused https_only");
		await expect(door.fetch(`https://${host}:${port}/`)).rejects.toThrow();
		expect(connections).toBe(0);
	});

	test("is reached by a name once the deployer opened it, so that the tests above mean something", async () => {
		const opened = openFor(`localhost:${port}`);
		expect(await send(`http://localhost:${port}/`, opened)).toMatch(/^failed/);
		expect(connections).toBe(1);
		await opened.close();
	});
});

describe("an address", () => {
	test.each([
		["10.0.0.1", "private_address"],
		["172.16.0.1", "private_address"],
		["192.168.1.1", "private_address"],
		["fd00::1", "private_address"],
		["127.0.0.1", "loopback_address"],
		["::1", "loopback_address"],
		["169.254.169.254", "not_public_address"],
		["168.63.129.16", "not_public_address"],
		["100.64.0.1", "not_public_address"],
		["198.18.0.1", "not_public_address"],
		["224.0.0.1", "not_public_address"],
		["240.0.0.1", "not_public_address"],
		["255.255.255.255", "not_public_address"],
		["0.0.0.0", "not_public_address"],
		["192.0.2.1", "not_public_address"],
		["::", "not_public_address"],
		["::7f00:1", "not_public_address"],
		["::ffff:10.0.0.1", "not_public_address"],
		["64:ff9b::a00:1", "not_public_address"],
		["2002:a00:1::", "not_public_address"],
		["2001::1", "not_public_address"],
		["fe80::1", "not_public_address"],
		["fec0::1", "not_public_address"],
		["ff02::1", "not_public_address"],
		["2001:db8::1", "not_public_address"],
		["fe80::1%eth0", "not_public_address"],
		["nonsense", "not_public_address"],
		["8.8.8.8", undefined],
		["2606:4700:4700::1111", undefined],
	])("%s is judged %s", (address, rule) => {
		expect(judgeAddress(address)).toBe(rule);
	});
});

describe("the deployer's list", () => {
	const on = (host: string) => `http://${host}:${new URL(owner.url).port}/`;

	test("opens exactly the host and port it names", async () => {
		const opened = openFor(owner.host);
		expect(await send(owner.url, opened)).toBe("answered 200");
		expect(await send(`http://localhost:${port}/`, opened)).toBe("refused https_only");
		expect(await send(`https://localhost:${port}/`, opened)).toBe("refused loopback_address");
		expect(await send(on("127.0.0.1"), opened)).toBe("refused https_only");
		expect(await send(on("localhost."), opened)).toBe("refused https_only");
		expect(connections).toBe(0);
		await opened.close();
	});

	test("opens a range for addresses written out, and for names over https alone", async () => {
		const opened = openFor("127.0.0.0/8, ::1/128");
		expect(await send(on("127.0.0.1"), opened)).toBe("answered 200");
		expect(await send(on("2130706433"), opened)).toBe("answered 200");
		expect(await send(on("localhost"), opened)).toBe("refused https_only");
		expect(await send(on("localhost").replace("http:", "https:"), opened)).toBe("failed tls");
		expect(await send("https://10.0.0.1/", opened)).toBe("refused private_address");
		await opened.close();
	});

	test.each(["localhost", "localhost:", "http://localhost:80", "10.0.0.0/33", "*", "a b:1", "localhost:123456"])(
		"cannot have the entry %j",
		(entry) => {
			expect(parseAllow(`127.0.0.1:1,${entry}`)).toEqual({ invalid: entry });
		},
	);

	test("may be empty, and is told from its blanks", () => {
		expect(parseAllow(" , ")).toEqual({ hosts: new Set(), ranges: [] });
	});
});

describe("a refusal", () => {
	test.each([
		[() => `https://127.1:${port}/x?token=abc`, () => `127.0.0.1:${port}`, "loopback_address"],
		[() => `https://localhost:${port}/x?token=abc`, () => `localhost:${port}`, "loopback_address"],
		[() => "http://api.example/x?token=abc", () => "api.example:80", "https_only"],
		[() => "https://192.168.0.1/x?token=abc", () => "192.168.0.1:443", "private_address"],
	])("names its rule and the setting that would allow it, and nothing of the request", async (url, host, rule) => {
		const refusal = await door
			.send({ method: "GET", url: url(), headers: {}, timeoutMs: 5_000 })
			.catch((error) => error);
		expect(refusal).toBeInstanceOf(EgressRefusal);
		expect(refusal.message).toContain(`(${rule}: ${host()})`);
		expect(refusal.message).toContain(`BELLHOP_EGRESS_ALLOW=${host()}.`);
		expect(refusal.message).not.toContain("abc");
	});

	test.each([
		["https://user@api.example/", "userinfo"],
		["https://:password@api.example/", "userinfo"],
		["https://api.example/#fragment", "fragment"],
		["not a url", "url_invalid"],
		["https://", "url_invalid"],
		["https://[127.0.0.1]/", "url_invalid"],
		["file:///etc/passwd", "https_only"],
		["ftp://api.example/", "https_only"],
		["javascript:alert(1)", "https_only"],
		["data:text/plain,x", "https_only"],
	])("of %s is for %s", async (url, rule) => {
		expect(await send(url)).toBe(`refused ${rule}`);
	});
});

describe("a request that goes wrong", () => {
	test("for a name that does not resolve is a fault of dns, before anything was sent", async () => {
		expect(await send("https://nothing.invalid/")).toBe("failed dns");
	});

	test("for TLS spoken to a plain port is a fault of tls", async () => {
		const opened = openFor(owner.host);
		expect(await send(owner.url.replace("http:", "https:"), opened)).toBe("failed tls");
		await opened.close();
	});

	test("for a port where nobody listens is a fault of connect", async () => {
		const opened = openFor("127.0.0.1:9");
		expect(await send("http://127.0.0.1:9/", opened)).toBe("failed connect");
		await opened.close();
	});

	test("for a redirect is not repeated elsewhere, through either way of the door", async () => {
		const opened = openFor(owner.host);
		owner.received.length = 0;
		owner.answer = (_, response) => response.writeHead(302, { location: "/elsewhere" }).end("body");
		expect(await send(`${owner.url}/here`, opened)).toBe("failed redirect after sending");
		await expect(opened.fetch(`${owner.url}/here`)).rejects.toThrow();
		expect(owner.received.map(({ url }) => url)).toEqual(["/here", "/here"]);
		await opened.close();
	});
});
