import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { eq, sql } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { json, type OwnerApi, type ReceivedRequest, startOwnerApi } from "../../test/owner-api.ts";
import { parameterNamed, toolNamed } from "../../test/tools.ts";
import { partsOf, TestVisitor } from "../../test/visitor.ts";
import { auditEntries, signingKeys, toolCalls, tools } from "../database/tables/index.ts";
import { saveTool } from "../tool/save-tool.ts";
import { addSigningKey } from "./add-signing-key.ts";
import { listSigningKeys } from "./list-signing-keys.ts";
import { AuthorizationRefusal } from "./refusal.ts";
import { retireSigningKey } from "./retire-signing-key.ts";
import { saveAuthorization } from "./save-authorization.ts";

let owner: OwnerApi;
let bff: TestBff;
let authorizationId: string;
let count = 0;

beforeAll(async () => {
	owner = await startOwnerApi();
	bff = await startBff({ allow: owner.host });
});
afterAll(() => Promise.all([bff.close(), owner.close()]));
beforeEach(async () => {
	owner.received.length = 0;
	owner.answer = (_, response) => json(response, 200, {});
	const name = `Signed ${++count}`;
	const record = { name, settings: { kind: "bearer" } as const, secret: "some-bearer-token", origins: [owner.url] };
	authorizationId = (await saveAuthorization(bff.admin, { ...record, purpose: "read" })).id;
	const parameters = [parameterNamed("order_id", { schema: { type: "string" } })];
	await saveTool(bff.admin, toolNamed("look_up", { url: `${owner.url}/x`, parameters, authorization: name }));
	const plain = { url: `${owner.url}/y`, method: "GET" as const, authorization: name };
	await saveTool(bff.admin, toolNamed("list_all", plain));
});

const add = () => addSigningKey(bff.admin, authorizationId);

/** The request the owner's system gets in a turn of its own. */
async function received(tool = "look_up", input: unknown = { order_id: "ü 12345 ✓" }): Promise<ReceivedRequest> {
	bff.model.call(tool, input).finish("tool-calls").say("Done.").finish();
	await partsOf((await TestVisitor.arrive(bff)).post("Go"));
	const request = owner.received.at(-1);
	if (!request) throw new Error("nothing was sent");
	return request;
}

const verifies = ({ headers, body }: ReceivedRequest, secret: string): boolean => {
	try {
		new Webhook(secret).verify(body, headers as Record<string, string>, { jsonParse: false });
		return true;
	} catch {
		return false;
	}
};

describe("a signed call", () => {
	test("is verified by the standardwebhooks package, over the body byte for byte", async () => {
		const { secret } = await add();
		expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
		const request = await received();
		expect(verifies(request, secret)).toBe(true);
		expect(verifies({ ...request, body: `${request.body} ` }, secret)).toBe(false);
		expect(verifies({ ...request, headers: { ...request.headers, "webhook-id": "call_x" } }, secret)).toBe(false);
	});

	test("carries the id of its row in the ledger", async () => {
		await add();
		const id = String((await received()).headers["webhook-id"]);
		expect(
			await bff.database.query
				.select()
				.from(toolCalls)
				.where(eq(toolCalls.id, id as `call_${string}`)),
		).toHaveLength(1);
	});

	test("without a body is signed over nothing", async () => {
		const { secret } = await add();
		const request = await received("list_all", {});
		expect(request).toMatchObject({ method: "GET", body: "" });
		expect(verifies(request, secret)).toBe(true);
	});

	test("is signed with both keys while they change, and with the new one alone afterwards", async () => {
		const former = await add();
		const next = await add();
		const during = await received();
		expect([former, next].map(({ secret }) => verifies(during, secret))).toEqual([true, true]);
		await retireSigningKey(bff.admin, { authorizationId, keyId: former.key.id });
		const after = await received();
		expect([former, next].map(({ secret }) => verifies(after, secret))).toEqual([false, true]);
	});

	test("is not signed where no key was made", async () => {
		expect((await received()).headers).not.toHaveProperty("webhook-signature");
	});

	test("cannot be given other signature headers by the tool", async () => {
		const { secret } = await add();
		const headers = { "Webhook-Id": "mine", "Webhook-Signature": "v1,mine" };
		const [name] = await listSigningKeys(bff.admin, authorizationId);
		expect(name).toBeDefined();
		const authorization = `Signed ${count}`;
		const tool = toolNamed("list_all", { url: `${owner.url}/y`, method: "GET", authorization });
		await expect(saveTool(bff.admin, { ...tool, headers })).rejects.toThrow("This header is not yours to set here.");
		// As a record from before that rule would have them.
		const { id } = await saveTool(bff.admin, tool);
		await bff.database.query.update(tools).set({ headers }).where(eq(tools.id, id));
		expect(verifies(await received("list_all", {}), secret)).toBe(true);
	});
});

describe("signing keys", () => {
	test("are two at most", async () => {
		await Promise.allSettled([add(), add(), add()]);
		expect(await listSigningKeys(bff.admin, authorizationId)).toHaveLength(2);
		await expect(add()).rejects.toMatchObject({ reason: "two_keys_live" });
	});

	test("are shown once, stored sealed, and audited without their secret", async () => {
		const { secret, key } = await add();
		const dump = async (table: string) => JSON.stringify(await bff.database.rows(sql.raw(`select * from ${table}`)));
		for (const table of ["signing_keys", "audit_entries"]) {
			expect(await dump(table)).not.toContain(secret.slice(6, -1));
			expect(await dump(table)).not.toContain(Buffer.from(secret.slice(6), "base64").toString("hex"));
		}
		expect(await listSigningKeys(bff.admin, authorizationId)).toEqual([key]);
		expect(JSON.stringify(key)).not.toContain(secret.slice(6, -4));
		const entries = await bff.database.query
			.select()
			.from(auditEntries)
			.where(eq(auditEntries.subjectId, authorizationId));
		expect(entries.map(({ action }) => action)).toContain("authorization.signing_key_added");
	});

	test("of another row do not open, and nothing is sent", async () => {
		const { key } = await add();
		const other = await add();
		const [row] = await bff.database.query.select().from(signingKeys).where(eq(signingKeys.id, other.key.id));
		await bff.database.query
			.update(signingKeys)
			.set({ secret: row?.secret ?? "" })
			.where(eq(signingKeys.id, key.id));
		await expect(received()).rejects.toThrow("nothing was sent");
	});

	test("are not retired twice, nor through another authorization", async () => {
		const { key } = await add();
		const retire = (id: string) => retireSigningKey(bff.admin, { authorizationId: id, keyId: key.id });
		await expect(retire("auth_other")).rejects.toThrow(AuthorizationRefusal);
		await retire(authorizationId);
		await expect(retire(authorizationId)).rejects.toThrow(AuthorizationRefusal);
	});
});

const sample = (name: string) => fileURLToPath(new URL(`./signature-samples/${name}`, import.meta.url));
const runners = {
	node: [
		process.execPath,
		["--input-type=module", "-e"],
		`import { isFromBellhop } from "${sample("verify.mjs")}"; import { readFileSync } from "node:fs"; const { headers, body, secrets } = JSON.parse(readFileSync(0)); console.log(isFromBellhop(headers, body, secrets))`,
	],
	python: [
		"python3",
		["-c"],
		`import json,sys; sys.path.insert(0, "${sample("")}"); from verify import is_from_bellhop; r = json.load(sys.stdin); print(str(is_from_bellhop(r["headers"], r["body"].encode(), r["secrets"])).lower())`,
	],
	php: [
		"php",
		["-r"],
		`require "${sample("verify.php")}"; $r = json_decode(stream_get_contents(STDIN), true); echo is_from_bellhop($r["headers"], $r["body"], $r["secrets"]) ? "true" : "false";`,
	],
} as const;

describe.each(Object.entries(runners))("the sample for %s", (_, [command, options, script]) => {
	const installed = spawnSync(command, ["--version"]).status === 0;
	const says = (request: ReceivedRequest, ...secrets: string[]) => {
		const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name.startsWith("webhook-")));
		const input = JSON.stringify({ headers, body: request.body, secrets });
		const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
		const { stdout, stderr } = spawnSync(command, [...options, script], { input, encoding: "utf8", env: environment });
		return stdout.trim() || stderr;
	};

	test.skipIf(!installed)("takes a call of ours, with either key, and nothing changed, old or unsigned", async () => {
		const [former, next] = [(await add()).secret, (await add()).secret];
		const request = await received();
		const having = (more: Record<string, string>) => ({ ...request, headers: { ...request.headers, ...more } });
		expect(says(request, former)).toBe("true");
		expect(says(request, "whsec_AAAA", next)).toBe("true");
		expect(says(request, "whsec_AAAA")).toBe("false");
		expect(says({ ...request, body: request.body.replace("12345", "12346") }, former, next)).toBe("false");
		expect(says(having({ "webhook-timestamp": "1700000000" }), former)).toBe("false");
		expect(says(having({ "webhook-timestamp": "soon" }), former)).toBe("false");
		expect(says(having({ "webhook-signature": "" }), former)).toBe("false");
		expect(says(having({ "webhook-signature": "v1, v1,AAAA v2,AAAA" }), former)).toBe("false");
		expect(says({ ...request, headers: {} }, former)).toBe("false");
	});
});
