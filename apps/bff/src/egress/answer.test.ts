import { randomBytes } from "node:crypto";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { type EgressAllow, parseAllow } from "./allow.ts";
import { createEgress, type Egress } from "./egress.ts";
import { EgressFailure } from "./refusal.ts";

const mebibyte = 1024 * 1024;
let owner: OwnerApi;
let door: Egress;

beforeAll(async () => {
	owner = await startOwnerApi();
	door = createEgress(parseAllow(owner.host) as EgressAllow);
});
afterAll(() => Promise.all([owner.close(), door.close()]));
beforeEach(() => {
	owner.received.length = 0;
});

const answering = (bytes: Buffer | string, headers: Record<string, string> = {}, status = 200) => {
	owner.answer = (_, response) => response.writeHead(status, headers).end(bytes);
};
const get = (contentTypes?: string[]) =>
	door.send({ method: "GET", url: owner.url, headers: {}, timeoutMs: 5_000, contentTypes }).then(
		({ bytes }) => bytes.length,
		(error: unknown) => (error instanceof EgressFailure ? error.fault : Promise.reject(error)),
	);

const encodings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

describe.each(Object.entries(encodings))("an answer in %s", (encoding, compress) => {
	const headers = { "content-encoding": encoding };
	// Packed before any connection stands: it takes so long that an idle one would be closed meanwhile.
	const bomb = compress(Buffer.alloc(256 * mebibyte));

	test("is unpacked", async () => {
		answering(compress(Buffer.from("hello")), headers);
		expect(await get()).toBe(5);
	});

	test("may unpack to 1 MiB exactly, and to no byte more", async () => {
		answering(compress(Buffer.alloc(mebibyte)), headers);
		expect(await get()).toBe(mebibyte);
		answering(compress(Buffer.alloc(mebibyte + 1)), headers);
		expect(await get()).toBe("too_large");
	});

	test("that is a bomb is left at 1 MiB, without unpacking the rest", async () => {
		answering(bomb, headers);
		const before = process.memoryUsage().rss;
		expect(await get()).toBe("too_large");
		expect(process.memoryUsage().rss - before).toBeLessThan(64 * mebibyte);
	});

	test("that is cut or damaged is a fault of the encoding", async () => {
		const whole = compress(randomBytes(5_000));
		answering(whole.subarray(0, -20), headers);
		expect(await get()).toBe("encoding");
		answering(Buffer.concat([Buffer.from("not it"), whole]), headers);
		expect(await get()).toBe("encoding");
	});

	test("whose connection breaks in the middle is a broken connection", async () => {
		const whole = compress(randomBytes(5_000));
		owner.answer = (_, response) => {
			response.writeHead(200, { ...headers, "content-length": String(whole.length) });
			response.write(whole.subarray(0, 1_000), () => response.destroy());
		};
		expect(await get()).toBe("reset");
	});
});

describe("an answer without an end", () => {
	test.each<[string, Record<string, string>, Buffer]>([
		["plain", {}, Buffer.alloc(65_536, "x")],
		[
			"of empty gzip members, which unpack to nothing",
			{ "content-encoding": "gzip" },
			Buffer.concat(Array(3_000).fill(gzipSync(""))),
		],
	])("is left at 1 MiB: %s", async (_, headers, chunk) => {
		let closed = false;
		owner.answer = (_request, response) => {
			response.on("close", () => {
				closed = true;
			});
			response.writeHead(200, headers);
			const more = () => {
				while (!closed && response.write(chunk));
			};
			response.on("drain", more);
			more();
		};
		expect(await get()).toBe("too_large");
		await vi.waitFor(() => expect(closed).toBe(true), 5_000);
	});

	test("that drips is left at the deadline", async () => {
		owner.answer = (_, response) => {
			response.writeHead(200);
			const timer = setInterval(() => response.write("x"), 20);
			response.on("close", () => clearInterval(timer));
		};
		const sent = door.send({ method: "GET", url: owner.url, headers: {}, timeoutMs: 300 });
		await expect(sent).rejects.toMatchObject({ fault: "timeout", sent: true });
	});
});

describe("the declared content types", () => {
	const json = ["application/json"];

	test("are met whatever the parameters and the case", async () => {
		answering("{}", { "content-type": "Application/JSON; charset=utf-8" });
		expect(await get(json)).toBe(2);
	});

	test.each(["text/html", "application/json-seq", "text/plain, application/json", ""])(
		"refuse %j without reading its body",
		async (type) => {
			let closed = false;
			owner.answer = (_, response) => {
				response.on("close", () => {
					closed = true;
				});
				response.writeHead(200, type ? { "content-type": type } : {}).write("<html>");
			};
			expect(await get(json)).toBe("content_type");
			await vi.waitFor(() => expect(closed).toBe(true), 5_000);
		},
	);

	test("ask nothing of an error, or of an answer without a body", async () => {
		answering("<h1>gone</h1>", { "content-type": "text/html" }, 404);
		expect(await get(json)).toBe(13);
		answering("", {}, 204);
		expect(await get(json)).toBe(0);
	});
});
