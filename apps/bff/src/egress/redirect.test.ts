import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { trustedCertificate } from "../../test/certificate.ts";
import { type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { type EgressAllow, parseAllow } from "./allow.ts";
import { createEgress, type Egress } from "./egress.ts";
import { EgressFailure, EgressRefusal } from "./refusal.ts";
import type { EgressRequest } from "./request.ts";

let owner: OwnerApi;
let elsewhere: OwnerApi;
let secure: Server;
let secureHost: string;
let door: Egress;

const credentials = {
	authorization: "Bearer secret",
	"x-internal-key": "secret",
	cookie: "secret=1",
	"webhook-signature": "v1,secret",
	accept: "application/json",
};

beforeAll(async () => {
	[owner, elsewhere] = await Promise.all([startOwnerApi(), startOwnerApi()]);
	secure = createServer(trustedCertificate("localhost"), (_, response) => {
		response.writeHead(302, { location: `${elsewhere.url}/plain` }).end();
	});
	await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
	secureHost = `localhost:${(secure.address() as AddressInfo).port}`;
	door = createEgress(parseAllow([owner.host, elsewhere.host, secureHost].join()) as EgressAllow);
});
afterAll(async () => {
	secure.closeAllConnections();
	secure.close();
	await Promise.all([owner.close(), elsewhere.close(), door.close()]);
});
beforeEach(() => {
	for (const api of [owner, elsewhere]) {
		api.received.length = 0;
		api.answer = (_, response) => response.writeHead(200, { "content-type": "text/plain" }).end("there");
	}
});

const redirecting = (location: string, status = 302) => {
	owner.answer = ({ url }, response) => {
		if (url === "/there") response.end("there");
		else response.writeHead(status, { location }).end();
	};
};
const send = (more: Partial<EgressRequest> = {}) =>
	door
		.send({ method: "GET", url: `${owner.url}/here`, headers: credentials, timeoutMs: 5_000, redirects: 3, ...more })
		.then(
			({ bytes }) => `answered ${bytes}`,
			(error: unknown) => {
				if (error instanceof EgressRefusal) return `refused ${error.rule}`;
				if (error instanceof EgressFailure) return `failed ${error.fault}`;
				throw error;
			},
		);

describe("a redirect that is asked for", () => {
	test.each([301, 302, 303, 307, 308])("(%i) is followed within the origin, with the credential", async (status) => {
		redirecting("/there", status);
		expect(await send()).toBe("answered there");
		expect(owner.received.map(({ url }) => url)).toEqual(["/here", "/there"]);
		expect(owner.received[1]?.headers).toMatchObject(credentials);
	});

	test("is followed to another origin without anything that could be a credential", async () => {
		redirecting(`${elsewhere.url}/there`);
		expect(await send()).toBe("answered there");
		const { headers } = elsewhere.received[0] ?? { headers: {} };
		expect(headers).toMatchObject({ accept: "application/json", "user-agent": "Bellhop" });
		expect(JSON.stringify(headers)).not.toContain("secret");
	});

	test("that leads away and back again has no credential any more", async () => {
		redirecting(`${elsewhere.url}/there`);
		elsewhere.answer = (_, response) => response.writeHead(302, { location: `${owner.url}/there` }).end();
		expect(await send()).toBe("answered there");
		expect(JSON.stringify(owner.received[1]?.headers)).not.toContain("secret");
	});

	test.each([
		["https://127.0.0.1/", "refused loopback_address"],
		["https://2130706433/", "refused loopback_address"],
		["//[::1]/", "refused https_only"],
		["http://127.0.0.1:9/", "refused https_only"],
		["https://169.254.169.254/latest/meta-data", "refused not_public_address"],
		["https://192.168.0.1/", "refused private_address"],
		["https://user:pass@api.example/", "refused userinfo"],
		["file:///etc/passwd", "refused https_only"],
		["javascript:alert(1)", "refused https_only"],
		["https://", "failed redirect"],
		["", "failed redirect"],
	])("to %j is %s", async (location, result) => {
		redirecting(location);
		expect(await send()).toBe(result);
		expect(owner.received).toHaveLength(1);
	});

	test("from https to http is not followed", async () => {
		expect(await send({ url: `https://${secureHost}/` })).toBe("failed redirect");
		expect(elsewhere.received).toEqual([]);
	});

	test.each([
		[1, 2],
		[3, 4],
		[99, 4],
	])("is followed %i times at most: %i requests of an endless chain", async (redirects, requests) => {
		redirecting("/here");
		expect(await send({ redirects })).toBe("failed redirect");
		expect(owner.received).toHaveLength(requests);
	});

	test.each([301, 302, 307, 308])("(%i) of a request with a body is not followed", async (status) => {
		redirecting("/there", status);
		expect(await send({ method: "POST", body: '{"card":"4242"}' })).toBe("failed redirect");
		expect(owner.received).toHaveLength(1);
	});

	test("(303) of a request with a body is followed as a GET without it", async () => {
		redirecting("/there", 303);
		expect(await send({ method: "POST", body: '{"card":"4242"}' })).toBe("answered there");
		expect(owner.received[1]).toMatchObject({ method: "GET", body: "" });
	});

	test("counts against the one deadline of the request", async () => {
		redirecting(`${elsewhere.url}/there`);
		elsewhere.answer = () => {};
		expect(await send({ timeoutMs: 300 })).toBe("failed timeout");
	});
});

test("a redirect that nobody asked for is not followed", async () => {
	redirecting("/there");
	expect(await send({ redirects: undefined })).toBe("failed redirect");
	expect(owner.received).toHaveLength(1);
});
