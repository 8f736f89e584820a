import { describe, expect, test } from "vitest";
import { draftOf, type Json } from "./drafts-for-test.ts";

describe("the authorization of a draft", () => {
	const flows = {
		clientCredentials: { tokenUrl: "https://id.example/token", scopes: { read: "", write: "" } },
		authorizationCode: {
			tokenUrl: "https://id.example/token",
			authorizationUrl: "https://id.example/authorize",
			scopes: { read: "" },
		},
	};
	const proposalFor = async (scheme: Json, scopes: string[] = []) => {
		return draftOf({ security: [{ s: scopes }] }, { components: { securitySchemes: { s: scheme } } });
	};

	test.each<[Json, string[], unknown]>([
		[{ type: "http", scheme: "Bearer" }, [], { kind: "bearer" }],
		[{ type: "http", scheme: "basic" }, [], { kind: "basic", username: "" }],
		[{ type: "apiKey", in: "header", name: "X-Key" }, [], { kind: "api_key", header: "X-Key" }],
		[
			{ type: "oauth2", flows },
			["read"],
			{ kind: "oauth2", flow: "client_credentials", tokenUrl: "https://id.example/token", scopes: ["read"] },
		],
		[
			{ type: "oauth2", flows: { authorizationCode: flows.authorizationCode } },
			[],
			{
				kind: "oauth2",
				flow: "authorization_code",
				authorizationUrl: "https://id.example/authorize",
				tokenUrl: "https://id.example/token",
				scopes: ["read"],
			},
		],
	])("is told from %j", async (scheme, scopes, proposal) => {
		expect((await proposalFor(scheme, scopes)).authorization).toEqual(proposal);
	});

	test.each<[Json, RegExp]>([
		[{ type: "apiKey", in: "query", name: "key" }, /headers only/],
		[{ type: "apiKey", in: "cookie", name: "sid" }, /headers only/],
		[{ type: "openIdConnect", openIdConnectUrl: "https://id.example" }, /OpenID Connect/],
		[{ type: "http", scheme: "digest" }, /not supported/],
		[{ type: "mutualTLS" }, /not supported/],
		[{ type: "oauth2", flows: { implicit: {} } }, /none that Bellhop does/],
	])("that Bellhop cannot do is said: %j", async (scheme, problem) => {
		const { authorization, problems } = await proposalFor(scheme);
		expect(authorization).toBeUndefined();
		expect(problems).toContainEqual(expect.stringMatching(problem));
	});

	test("is the first that can be done, and none where the operation wants none", async () => {
		const components = {
			securitySchemes: { a: { type: "apiKey", in: "query", name: "k" }, b: { type: "http", scheme: "bearer" } },
		};
		const document = { components, security: [{ a: [] }, { b: [] }] };
		expect((await draftOf({}, document)).authorization).toEqual({ kind: "bearer" });
		expect((await draftOf({ security: [] }, document)).authorization).toBeUndefined();
		expect((await draftOf({ security: [{ a: [], b: [] }] }, document)).problems).toContainEqual(
			expect.stringMatching(/2 credentials/),
		);
	});
});
