import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OwnerApi, startOwnerApi } from "../../../test/owner-api.ts";
import { type EgressAllow, parseAllow } from "../../egress/allow.ts";
import { createEgress, type Egress } from "../../egress/egress.ts";
import { fetchDocument } from "./fetch-document.ts";

let owner: OwnerApi;
let egress: Egress;

beforeAll(async () => {
	owner = await startOwnerApi();
	egress = createEgress(parseAllow(owner.host) as EgressAllow);
});
afterAll(() => Promise.all([owner.close(), egress.close()]));

const answering = (type: string, body: string | Buffer, status = 200) => {
	owner.received.length = 0;
	owner.answer = (_, response) => response.writeHead(status, type ? { "content-type": type } : {}).end(body);
};
const faultOf = (url: string) =>
	fetchDocument(egress, url).then(
		() => "fetched",
		(error: unknown) => {
			expect(error).toMatchObject({ code: "input_invalid", fields: [{ path: "url" }] });
			return (error as Error).message;
		},
	);

describe("a document behind a URL", () => {
	test.each([
		"application/json",
		"application/vnd.oai.openapi+json;version=3.0",
		"application/yaml",
		"text/yaml; charset=utf-8",
		"text/plain",
		"",
	])("of the type %j is its text", async (type) => {
		answering(type, "openapi: 3.1.0");
		expect(await fetchDocument(egress, ` ${owner.url}/openapi.yaml `)).toBe("openapi: 3.1.0");
		expect(owner.received).toMatchObject([{ method: "GET", url: "/openapi.yaml" }]);
		expect(owner.received[0]?.headers).not.toHaveProperty("authorization");
	});

	test("that is a page, missing, empty or too large is said in words", async () => {
		answering("text/html", "<html>");
		expect(await faultOf(owner.url)).toMatch(/web page/);
		answering("image/png", "x");
		expect(await faultOf(owner.url)).toMatch(/not JSON or YAML/);
		answering("application/json", "{}", 404);
		expect(await faultOf(owner.url)).toMatch(/status 404/);
		answering("application/json", "");
		expect(await faultOf(owner.url)).toMatch(/empty/);
		answering("application/json", Buffer.alloc(1024 * 1024 + 1, "x"));
		expect(await faultOf(owner.url)).toMatch(/paste it/);
	});

	test("is followed to where it moved, but not inside", async () => {
		const moving = (location: string) => {
			owner.answer = ({ url }, response) => {
				if (url === "/new") response.writeHead(200, { "content-type": "application/json" }).end("{}");
				else response.writeHead(302, { location }).end();
			};
		};
		moving("/new");
		expect(await fetchDocument(egress, `${owner.url}/old`)).toBe("{}");
		moving("/old");
		expect(await faultOf(`${owner.url}/old`)).toMatch(/redirect/);
		moving(owner.url.replace("localhost", "127.0.0.1"));
		expect(await faultOf(`${owner.url}/old`)).toMatch(/https_only|loopback_address/);
	});

	test.each([
		"http://api.example/openapi.json",
		"https://127.0.0.1/openapi.json",
		"https://2130706433/",
		"https://[::1]/",
		"https://169.254.169.254/latest/meta-data",
		"https://10.0.0.1/",
		"https://localhost/",
		"file:///etc/passwd",
		"https://user:password@api.example/",
		"nonsense",
	])("is not asked for inside: %s", async (url) => {
		answering("application/json", "{}");
		expect(await faultOf(url)).toMatch(
			/\((?:url_invalid|userinfo|https_only|loopback_address|private_address|not_public_address): /,
		);
		expect(owner.received).toEqual([]);
	});
});
