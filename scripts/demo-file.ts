import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { makeId } from "../packages/contract/src/id.ts";

/**
 * Writes what the BFF and the demo shop must agree on: their addresses, the site key, and the credentials and identity
 * key of the shop. Site key and credentials are made once and kept; the addresses are those of this start.
 */
export function writeDemoFile(path: string, addresses: { readonly bff: string; readonly shop: string }) {
	const known = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const demo = {
		site: known.site ?? makeId("site"),
		...addresses,
		admin: known.admin ?? { email: "admin@demo.example", password: secret() },
		identity: known.identity ?? identityKey(),
		credentials: {
			orders: `ord_${secret()}`,
			inventory: `inv_${secret()}`,
			customersUser: "bellhop",
			customersPassword: secret(),
			subscriptions: `sub_${secret()}`,
			accounts: `acc_${secret()}`,
			paymentsClientId: "bellhop",
			paymentsClientSecret: secret(),
			userData: `usr_${secret()}`,
			...known.credentials,
		},
	};
	writeFileSync(path, `${JSON.stringify(demo, undefined, "\t")}\n`, { mode: 0o600 });
	return { admin: demo.admin as { email: string; password: string } };
}

const secret = () => randomBytes(24).toString("base64url");

/** What the shop signs with, and what the BFF is told of it. */
function identityKey() {
	const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	return {
		kid: `shop-${randomBytes(4).toString("hex")}`,
		privateKey: privateKey.export({ type: "pkcs8", format: "pem" }),
		publicKey: publicKey.export({ type: "spki", format: "pem" }),
	};
}
