import { afterAll, beforeAll, expect, test } from "vitest";
import { AdminBrowser } from "../../../test/admin-browser.ts";
import { startBff, type TestBff } from "../../../test/bff.ts";
import { problemOf } from "../../../test/visitor.ts";
import { saveAuthorization } from "../../authorization/save-authorization.ts";

let bff: TestBff;
let admin: AdminBrowser;
let path: string;

beforeAll(async () => {
	bff = await startBff();
	admin = await AdminBrowser.ofAda(bff);
	const settings = { kind: "bearer" } as const;
	const origins = ["https://api.example"];
	const { id } = await saveAuthorization(bff.admin, {
		name: "A",
		settings,
		secret: "s-123456",
		origins,
		purpose: "read",
	});
	path = `/sites/${bff.site.id}/authorizations/${id}/signing-keys`;
});
afterAll(() => bff.close());

type Made = { key: { id: string; lastFour: string }; secret: string };
const list = async () => (await admin.read<{ keys: { id: string }[] }>(admin.get(path))).keys.map(({ id }) => id);

test("a signing key is made, its secret seen once, two are live at most, and one is retired", async () => {
	const first = await admin.read<Made>(admin.post(path, {}));
	expect(first.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
	const second = await admin.read<Made>(admin.post(path, {}));
	expect(await problemOf(await admin.post(path, {}))).toBe("409 two_keys_live");
	const shown = await (await admin.get(path)).text();
	expect(shown).toContain(first.key.lastFour);
	expect(shown).not.toContain(first.secret.slice(6, -4));
	expect((await admin.send("DELETE", `${path}/${first.key.id}`)).status).toBe(204);
	expect(await list()).toEqual([second.key.id]);
	expect(await problemOf(await admin.send("DELETE", `${path}/${first.key.id}`))).toBe("404 not_found");
});

test("the addresses that requests leave from are told to admins alone", async () => {
	expect(await admin.read(admin.get("/egress"))).toEqual({ addresses: ["203.0.113.7"] });
	expect((await new AdminBrowser(bff).get("/egress")).status).toBe(401);
});
