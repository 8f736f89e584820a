import { createHmac } from "node:crypto";
import { cookies } from "next/headers";

/**
 * The token for the user who is logged in, an empty text when nobody is. `BELLHOP_SITE`, `BELLHOP_KEY` and `BELLHOP_SECRET` come from the
 * site's Identity page. Ask your own session who the user is; a cookie that anybody can set says nothing.
 */
export async function GET(): Promise<Response> {
	const user = await loggedIn();
	const token = user ? sign({ sub: user.id, name: user.name, email: user.email }) : "";
	return new Response(token, { headers: { "cache-control": "no-store", "content-type": "text/plain" } });
}

/** Stands for your own: the session in the cookie, looked up where only your server can. */
async function loggedIn(): Promise<{ id: string; name: string; email: string } | undefined> {
	const sessions = JSON.parse(process.env["DEMO_SESSIONS"] ?? "{}");
	return sessions[(await cookies()).get("session")?.value ?? ""];
}

function sign(user: { sub: string; name: string; email: string }): string {
	const now = Math.floor(Date.now() / 1000);
	const header = { alg: "HS256", typ: "JWT", kid: process.env["BELLHOP_KEY"] };
	const claims = { aud: process.env["BELLHOP_SITE"], ...user, iat: now, exp: now + 600 };
	const said = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
	return `${said}.${createHmac("sha256", process.env["BELLHOP_SECRET"] ?? "")
		.update(said)
		.digest("base64url")}`;
}
