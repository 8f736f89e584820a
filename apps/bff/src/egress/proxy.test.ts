import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { trustedCertificate } from "../../test/certificate.ts";
import { type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { type EgressAllow, parseAllow } from "./allow.ts";
import { createEgress, type Egress } from "./egress.ts";
import { EgressFailure, EgressRefusal } from "./refusal.ts";

const addresses: Record<string, string> = { "api.example": "93.184.215.14", "inside.example": "10.0.0.7" };
let tunnels: { readonly to: string | undefined; readonly as: string | undefined }[];
let refuses: boolean;
let resolved: string[];
let owner: OwnerApi;
let proxyAddress: string;
let door: Egress;

const target = createServer(trustedCertificate("api.example"), (request, response) => {
	response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ path: request.url }));
});

/** A forward proxy that brings every tunnel to the one target of this test. */
const proxy = createHttpServer((_, response) => response.writeHead(405).end());
proxy.on("connect", (request, socket) => {
	tunnels.push({ to: request.url, as: request.headers["proxy-authorization"] });
	if (refuses) return void socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
	const upstream = connect((target.address() as AddressInfo).port, "127.0.0.1", () => {
		socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
		upstream.pipe(socket).pipe(upstream);
	});
	upstream.on("error", () => socket.destroy());
	socket.on("error", () => upstream.destroy());
});

beforeAll(async () => {
	owner = await startOwnerApi();
	for (const server of [target, proxy]) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	proxyAddress = `http://bellhop:p%40ss@127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(async () => {
	await owner.close();
	for (const server of [target, proxy]) {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
});
beforeEach(() => {
	[tunnels, resolved, refuses] = [[], [], false];
	door = createEgress(parseAllow(owner.host) as EgressAllow, 5_000, {
		proxy: proxyAddress,
		resolve: async (name) => {
			resolved.push(name);
			const address = addresses[name];
			return address ? [{ address, family: 4 }] : [];
		},
	});
	return () => door.close();
});

const send = (url: string) =>
	door.send({ method: "GET", url, headers: {}, timeoutMs: 5_000 }).then(
		({ status, bytes }) => `answered ${status} ${bytes}`,
		(error: unknown) => {
			if (error instanceof EgressRefusal) return `refused ${error.rule}`;
			if (error instanceof EgressFailure) return `failed ${error.fault}${error.sent ? " after sending" : ""}`;
			throw error;
		},
	);

describe("with a forward proxy", () => {
	test("a public name goes through it, encrypted to the target, after it was resolved and judged here", async () => {
		expect(await send("https://api.example/orders")).toBe('answered 200 {"path":"/orders"}');
		expect(resolved).toEqual(["api.example"]);
		expect(tunnels).toEqual([{ to: "api.example:443", as: `Basic ${btoa("bellhop:p@ss")}` }]);
	});

	test("libraries' requests go through it as well", async () => {
		expect(await (await door.fetch("https://api.example/x")).json()).toEqual({ path: "/x" });
		expect(tunnels).toHaveLength(1);
	});

	test.each([
		["https://inside.example/", "refused private_address"],
		["https://127.0.0.1/", "refused loopback_address"],
		["https://2130706433/", "refused loopback_address"],
		["https://[::ffff:10.0.0.7]/", "refused not_public_address"],
		["https://169.254.169.254/", "refused not_public_address"],
		["http://api.example/", "refused https_only"],
		["https://nothing.example/", "failed dns"],
	])("%s is %s, and the proxy hears nothing of it", async (url, result) => {
		expect(await send(url)).toBe(result);
		await expect(door.fetch(url)).rejects.toThrow();
		expect(tunnels).toEqual([]);
	});

	test("a literal public address is not looked up", async () => {
		expect(await send("https://93.184.215.14/")).toBe("failed tls");
		expect(resolved).toEqual([]);
		expect(tunnels).toMatchObject([{ to: "93.184.215.14:443" }]);
	});

	test("what the deployer opened is dialled directly", async () => {
		expect(await send(owner.url)).toBe("answered 200 {}");
		expect(tunnels).toEqual([]);
	});

	test("that does not let it through, it failed before anything was sent", async () => {
		refuses = true;
		expect(await send("https://api.example/")).toBe("failed connect");
	});
});

test("a proxy that is not there is a fault of connect", async () => {
	const alone = createEgress(parseAllow("") as EgressAllow, 5_000, {
		proxy: "http://127.0.0.1:9",
		resolve: async () => [{ address: "93.184.215.14", family: 4 }],
	});
	const sent = alone.send({ method: "GET", url: "https://api.example/", headers: {}, timeoutMs: 5_000 });
	await expect(sent).rejects.toMatchObject({ fault: "connect", sent: false });
	await alone.close();
});
