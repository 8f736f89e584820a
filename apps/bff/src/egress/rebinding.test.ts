import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { trustedCertificate } from "../../test/certificate.ts";
import { type EgressAllow, parseAllow } from "./allow.ts";
import type { ResolvedAddress } from "./door.ts";
import { createEgress, type Egress } from "./egress.ts";
import { EgressFailure, EgressRefusal } from "./refusal.ts";

/** A name server in the attacker's hands: each look-up gets the next answer. */
let answers: ResolvedAddress[][];
let asked: string[];
let reached: string[];
let port: number;
let door: Egress;

const server = createServer(trustedCertificate("rebind.example"), (request, response) => {
	reached.push(request.socket.localAddress ?? "");
	response.writeHead(200, { connection: "close" }).end("{}");
});

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
	port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
	answers = [];
	asked = [];
	reached = [];
	// One address of this machine plays the public internet; every other is what it is.
	door = createEgress(parseAllow("127.0.0.2/32") as EgressAllow, 5_000, {
		resolve: async (name) => {
			asked.push(name);
			return answers.shift() ?? [];
		},
	});
	return () => door.close();
});

const v4 = (address: string) => ({ address, family: 4 });
const v6 = (address: string) => ({ address, family: 6 });
const send = () =>
	door.send({ method: "GET", url: `https://rebind.example:${port}/`, headers: {}, timeoutMs: 5_000 }).then(
		({ status }) => `answered ${status}`,
		(error: unknown) => {
			if (error instanceof EgressRefusal) return `refused ${error.rule}`;
			if (error instanceof EgressFailure) return `failed ${error.fault}`;
			throw error;
		},
	);

describe("a name that changes its address", () => {
	test("is dialled at the address that was judged, in one look-up", async () => {
		answers = [[v4("127.0.0.2")], [v4("127.0.0.3")]];
		expect(await send()).toBe("answered 200");
		expect(reached).toEqual(["127.0.0.2"]);
		expect(asked).toEqual(["rebind.example"]);
	});

	test("is judged again with every connection, and not reached at the second address", async () => {
		answers = [[v4("127.0.0.2")], [v4("127.0.0.3")]];
		await send();
		expect(await send()).toBe("refused loopback_address");
		expect(reached).toEqual(["127.0.0.2"]);
	});

	test.each([
		[[v4("127.0.0.2"), v4("127.0.0.3")], "loopback_address"],
		[[v4("127.0.0.3"), v4("127.0.0.2")], "loopback_address"],
		[[v4("127.0.0.2"), v4("10.0.0.1")], "private_address"],
		[[v4("127.0.0.2"), v6("::1")], "loopback_address"],
		[[v4("127.0.0.2"), v6("::ffff:127.0.0.3")], "not_public_address"],
		[[v4("127.0.0.2"), v4("169.254.169.254")], "not_public_address"],
		[[v4("127.0.0.2"), v6("64:ff9b::7f00:3")], "not_public_address"],
	])("is refused when one of its addresses is: %j", async (addresses, rule) => {
		answers = [addresses];
		expect(await send()).toBe(`refused ${rule}`);
		expect(reached).toEqual([]);
	});

	test("is not reached through the library's way of the door either", async () => {
		answers = [[v4("127.0.0.3")]];
		await expect(door.fetch(`https://rebind.example:${port}/`)).rejects.toThrow();
		expect(reached).toEqual([]);
	});

	test("without any address is a fault of dns", async () => {
		expect(await send()).toBe("failed dns");
	});
});
