// Signs an identity token for your logged-in user: a JWT with HS256. No packages needed.
import { createHmac } from "node:crypto";

const site = "SITE_ID";
const key = "KEY_ID";

/**
 * @param {{ id: string, name?: string, email?: string }} user who is logged in, as your server knows it
 * @param {string} secret the secret of the identity key (bhid_...): keep it on your server
 */
export function signIdentityToken(user, secret) {
	const now = Math.floor(Date.now() / 1000);
	const header = { alg: "HS256", typ: "JWT", kid: key };
	const claims = { aud: site, sub: user.id, name: user.name, email: user.email, iat: now, exp: now + 600 };
	const said = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
	return `${said}.${createHmac("sha256", secret).update(said).digest("base64url")}`;
}
