import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { startTokenServer, type TokenServer } from "../../test/token-server.ts";
import { toolNamed } from "../../test/tools.ts";
import { partsOf, TestVisitor } from "../../test/visitor.ts";
import { type Authorization, authorizations, toolCalls } from "../database/tables/index.ts";
import { saveTool } from "../tool/save-tool.ts";
import { saveAuthorization } from "./save-authorization.ts";
import { sendAuthorized } from "./send-authorized.ts";
import { saveTokens } from "./tokens.ts";

let owner: OwnerApi;
let server: TokenServer;
let bff: TestBff;
let authorization: Authorization;
let count = 0;

beforeAll(async () => {
	[owner, server] = await Promise.all([startOwnerApi(), startTokenServer()]);
	bff = await startBff({ allow: `${owner.host},${server.host}` });
});
afterAll(() => Promise.all([bff.close(), owner.close(), server.close()]));
beforeEach(async () => {
	server.reset();
	owner.received.length = 0;
	owner.answer = ({ headers }, response) => {
		const good = server.live.has(String(headers.authorization).replace("Bearer ", ""));
		json(response, good ? 200 : 401, { good });
	};
	authorization = await saveClient();
	await saveTool(bff.admin, toolNamed("look_up", { url: `${owner.url}/x`, authorization: authorization.name }));
});

function saveClient(): Promise<Authorization> {
	const client = { tokenUrl: server.tokenUrl, clientId: "bellhop", clientAuthentication: "post", scopes: [] } as const;
	return saveAuthorization(bff.admin, {
		name: `Payments ${++count}`,
		settings: { kind: "oauth2_client_credentials", ...client },
		secret: "client-secret",
		origins: [owner.url],
		purpose: "write",
	});
}

/** One turn in which the model calls the tool; how it went. */
async function calling(tool = "look_up") {
	owner.received.length = 0;
	server.asked.length = 0;
	bff.model.call(tool, {}).finish("tool-calls").say("Done.").finish();
	await partsOf((await TestVisitor.arrive(bff)).post("Go"));
	const rows = await bff.database.query.select().from(toolCalls).orderBy(toolCalls.startedAt);
	const row = rows.at(-1);
	return {
		went: row?.problem ?? row?.state,
		httpStatus: row?.httpStatus,
		sent: owner.received.length,
		asked: server.asked.length,
	};
}

describe("a call with OAuth 2.0", () => {
	test("fetches a token, and the next one uses the same", async () => {
		expect(await calling()).toMatchObject({ went: "done", sent: 1, asked: 1 });
		expect(await calling()).toMatchObject({ went: "done", sent: 1, asked: 0 });
		expect(owner.received[0]?.headers.authorization).toBe("Bearer access-token-1");
	});

	test("whose token the system refuses renews it once and is repeated once", async () => {
		await calling();
		server.live.clear();
		expect(await calling()).toMatchObject({ went: "done", sent: 2, asked: 1 });
		expect(owner.received.map(({ headers }) => headers.authorization)).toEqual([
			"Bearer access-token-1",
			"Bearer access-token-2",
		]);
	});

	test("refused with a renewed token too is a problem of its own, and for a minute nothing is renewed again", async () => {
		owner.answer = (_, response) => json(response, 401, {});
		const went = { went: "credential_refused_after_refresh", httpStatus: 401 };
		expect(await calling()).toMatchObject({ ...went, sent: 2, asked: 2 });
		expect(await calling()).toMatchObject({ ...went, sent: 1, asked: 0 });
		const past = { refusedAt: new Date(Date.now() - 61_000) };
		await bff.database.query.update(authorizations).set(past).where(eq(authorizations.id, authorization.id));
		expect(await calling()).toMatchObject({ ...went, sent: 2, asked: 1 });
	});

	test("forbidden (403) renews nothing", async () => {
		owner.answer = (_, response) => json(response, 403, {});
		expect(await calling()).toMatchObject({ went: "credential_refused", sent: 1, asked: 1 });
	});

	test("refused twenty times at once renews once", async () => {
		await calling();
		server.live.clear();
		server.asked.length = 0;
		const calls = Array.from({ length: 20 }, (_, index) => send(`call_${index}`));
		expect((await Promise.all(calls)).map(({ answer }) => answer.status)).toEqual(Array(20).fill(200));
		expect(server.asked).toHaveLength(1);
	});

	test("that writes is not repeated, but leaves a fresh token behind", async () => {
		await calling();
		server.live.clear();
		owner.received.length = 0;
		const once = { access: "write", repeatable: false } as const;
		expect(await send("call_write", once)).toMatchObject({ answer: { status: 401 }, stillRefused: false });
		expect(owner.received).toHaveLength(1);
		expect(await send("call_next", once)).toMatchObject({ answer: { status: 200 } });
	});

	test("that needs an admin, or a token server that answers, says so and sends nothing", async () => {
		server.answer = (_, response) => response.destroy();
		expect(await calling()).toMatchObject({ went: "token_unavailable", sent: 0 });
		server.answer = (_, response) => json(response, 401, { error: "invalid_client" });
		expect(await calling()).toMatchObject({ went: "token_refused", sent: 0 });
		await bff.database.query
			.update(authorizations)
			.set({ state: "reconnect_needed" })
			.where(eq(authorizations.id, authorization.id));
		expect(await calling()).toMatchObject({ went: "credential_not_connected", sent: 0, asked: 0 });
	});

	test("whose token is of another row sends nothing", async () => {
		await calling();
		const other = await saveClient();
		const tokens = { accessToken: "of the other row", expireAt: null };
		const saved = await saveTokens({ ...bff.parts, queries: bff.database.query }, other, tokens);
		await bff.database.query
			.update(authorizations)
			.set({ tokens: saved?.tokens ?? null })
			.where(eq(authorizations.id, authorization.id));
		expect(await calling()).toMatchObject({ went: "credential_unusable", sent: 0, asked: 0 });
	});
});

async function send(callId: string, more: { access?: "write"; repeatable?: boolean } = {}) {
	const releases: (() => void)[] = [];
	const request = { method: "POST", url: `${owner.url}/x`, headers: {}, body: "{}", timeoutMs: 5_000 } as const;
	const hold = (release: () => void) => void releases.push(release);
	const answered = sendAuthorized(bff.parts, {
		authorization,
		request,
		access: "read",
		repeatable: true,
		callId,
		hold,
		...more,
	});
	return answered.finally(() => {
		for (const release of releases) release();
	});
}
