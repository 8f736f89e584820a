import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { startTokenServer, type TokenServer } from "../../test/token-server.ts";
import { type Authorization, auditEntries, authorizations } from "../database/tables/index.ts";
import { AuthorizationRefusal, authorize } from "./authorize.ts";
import { confirmSecret } from "./confirm-secret.ts";
import { discardSecret } from "./discard-secret.ts";
import { replaceSecret } from "./replace-secret.ts";
import { AuthorizationInputError, saveAuthorization } from "./save-authorization.ts";
import { shownAuthorization } from "./shown-authorization.ts";
import { saveTokens } from "./tokens.ts";

let server: TokenServer;
let bff: TestBff;
let authorization: Authorization;
let count = 0;

beforeAll(async () => {
	server = await startTokenServer();
	bff = await startBff({ allow: server.host });
});
afterAll(() => Promise.all([bff.close(), server.close()]));
beforeEach(async () => {
	server.reset();
	authorization = await save({ kind: "bearer" });
});

const origins = ["https://api.example"];
const save = (settings: Parameters<typeof saveAuthorization>[1]["settings"]) =>
	saveAuthorization(bff.admin, {
		name: `API ${++count}`,
		settings,
		secret: "the-old-secret",
		origins,
		purpose: "read",
	});
const client = () =>
	({ tokenUrl: server.tokenUrl, clientId: "bellhop", clientAuthentication: "post", scopes: [] as string[] }) as const;
const replace = () => replaceSecret(bff.admin, authorization.id, "the-new-secret");
const rowOf = async () => {
	const [row] = await bff.database.query.select().from(authorizations).where(eq(authorizations.id, authorization.id));
	if (!row) throw new Error("no row");
	return row;
};
async function sent(secret?: "pending"): Promise<string | undefined> {
	const request = { url: new URL("https://api.example/x"), access: "read", secret } as const;
	const { headers, release } = await authorize(bff.parts, await rowOf(), request);
	release();
	return headers["authorization"];
}

describe("a replaced secret", () => {
	test("waits: calls go on with the old one, and a trial with the new one", async () => {
		await replace();
		expect(await sent()).toBe("Bearer the-old-secret");
		expect(await sent("pending")).toBe("Bearer the-new-secret");
		expect(shownAuthorization(await rowOf())).toMatchObject({ pending: true, pendingSetAt: expect.any(Date) });
	});

	test("that is confirmed takes the place of the old one, of which nothing is left", async () => {
		await replace();
		const { lastFour } = await confirmSecret(bff.admin, authorization.id);
		expect(lastFour).toBe("cret");
		expect(await sent()).toBe("Bearer the-new-secret");
		expect(await rowOf()).toMatchObject({ pendingSecret: null, pendingSetAt: null });
	});

	test("that is discarded is forgotten, and the old one stays", async () => {
		await replace();
		await discardSecret(bff.admin, authorization.id);
		expect(await sent()).toBe("Bearer the-old-secret");
		await expect(sent("pending")).rejects.toThrow(AuthorizationRefusal);
	});

	test("is needed to be tried, confirmed or discarded", async () => {
		await expect(sent("pending")).rejects.toMatchObject({ reason: "nothing_pending" });
		await expect(confirmSecret(bff.admin, authorization.id)).rejects.toMatchObject({ reason: "nothing_pending" });
		await expect(discardSecret(bff.admin, authorization.id)).rejects.toMatchObject({ reason: "nothing_pending" });
		await expect(replaceSecret(bff.admin, "auth_none", "x")).rejects.toMatchObject({ reason: "gone" });
		await expect(replaceSecret(bff.admin, authorization.id, "a\nb")).rejects.toThrow();
	});

	test("of another site is not touched", async () => {
		const elsewhere = { ...bff.admin, site: { ...bff.site, id: "site_other" as const } };
		await expect(replaceSecret(elsewhere, authorization.id, "x")).rejects.toMatchObject({ reason: "gone" });
	});

	test("put in the other column does not open there", async () => {
		await replace();
		const { pendingSecret } = await rowOf();
		await bff.database.query
			.update(authorizations)
			.set({ secret: pendingSecret ?? "" })
			.where(eq(authorizations.id, authorization.id));
		await expect(sent()).rejects.toThrow(/does not open/);
	});

	test("leaves entries in the audit, and no secret in them or in the row", async () => {
		await replace();
		await confirmSecret(bff.admin, authorization.id);
		const entries = await bff.database.query
			.select()
			.from(auditEntries)
			.where(eq(auditEntries.subjectId, authorization.id))
			.orderBy(auditEntries.number);
		expect(entries.map(({ action }) => action)).toEqual([
			"authorization.saved",
			"authorization.secret_stored",
			"authorization.secret_replaced",
		]);
		const dump = JSON.stringify([await bff.database.rows(sql`select * from authorizations`), entries]);
		expect(dump).not.toMatch(/the-(?:old|new)-secret/);
		expect(JSON.stringify(entries)).not.toContain("v1.1.");
	});
});

describe("a replaced client secret", () => {
	test("is tried by fetching a token with it, which is not kept; confirmed, it is what tokens are fetched with", async () => {
		authorization = await save({ kind: "oauth2_client_credentials", ...client() });
		expect(await sent()).toBe("Bearer access-token-1");
		await replace();
		expect(await sent("pending")).toBe("Bearer access-token-2");
		expect(await sent()).toBe("Bearer access-token-1");
		expect(server.asked.map((form) => form["client_secret"])).toEqual(["the-old-secret", "the-new-secret"]);
		await confirmSecret(bff.admin, authorization.id);
		expect(await sent()).toBe("Bearer access-token-3");
		expect(server.asked.at(-1)).toMatchObject({ client_secret: "the-new-secret" });
	});

	test("of a connected authorization is tried by renewing with it, and the rotated tokens are kept", async () => {
		const authorizationUrl = "https://login.example/authorize";
		const connectable = await save({ kind: "oauth2_authorization_code", authorizationUrl, ...client() });
		const tokens = { accessToken: "first", refreshToken: server.refreshToken, expireAt: null };
		authorization =
			(await saveTokens({ ...bff.parts, queries: bff.database.query }, connectable, tokens)) ?? connectable;
		await replace();
		expect(await sent("pending")).toBe("Bearer access-token-1");
		expect(await sent()).toBe("Bearer access-token-1");
		await confirmSecret(bff.admin, authorization.id);
		expect(await sent()).toBe("Bearer access-token-1");
		expect(server.asked).toHaveLength(1);
	});
});

describe("saving without a secret", () => {
	const saving = (more: object) =>
		saveAuthorization(
			bff.admin,
			{ name: authorization.name, settings: { kind: "bearer" }, origins, purpose: "read", ...more },
			{ id: authorization.id },
		).then(
			() => "saved",
			(error: unknown) => (error instanceof AuthorizationInputError ? error.field : Promise.reject(error)),
		);

	test("keeps the one that is stored, and its dates", async () => {
		expect(await saving({ name: "Renamed", purpose: "write" })).toBe("saved");
		expect(await sent()).toBe("Bearer the-old-secret");
		expect(await rowOf()).toMatchObject({ name: "Renamed", secretSetAt: authorization.secretSetAt });
	});

	test("is refused where the secret would go somewhere new", async () => {
		expect(await saving({ origins: [...origins, "https://evil.example"] })).toBe("secret");
		expect(await saving({ settings: { kind: "api_key", header: "X-Key" } })).toBe("secret");
		authorization = await save({ kind: "oauth2_client_credentials", ...client() });
		const settings = { kind: "oauth2_client_credentials", ...client() };
		expect(await saving({ settings: { ...settings, scopes: ["more"] } })).toBe("saved");
		expect(await saving({ settings: { ...settings, tokenUrl: "https://evil.example/token" } })).toBe("secret");
	});

	test("is refused for a new one, a name in use, and one that is gone", async () => {
		const input = { name: "New", settings: { kind: "bearer" } as const, origins, purpose: "read" as const };
		await expect(saveAuthorization(bff.admin, input, "new")).rejects.toMatchObject({ field: "secret" });
		const taken = { ...input, name: authorization.name, secret: "some-secret" };
		await expect(saveAuthorization(bff.admin, taken, "new")).rejects.toMatchObject({ field: "name" });
		await expect(saveAuthorization(bff.admin, taken, { id: "auth_none" })).rejects.toMatchObject({ field: "name" });
	});
});
