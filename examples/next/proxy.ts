import { type NextRequest, NextResponse } from "next/server";

/** A Content-Security-Policy with a nonce for each page. `BELLHOP_SRC` is the script's address. */
export function proxy(request: NextRequest): NextResponse {
	const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
	const bellhop = new URL(process.env["BELLHOP_SRC"] ?? request.url).origin;
	const policy = [
		"default-src 'self'",
		`script-src 'nonce-${nonce}' 'strict-dynamic'`,
		`connect-src 'self' ${bellhop}`,
		"object-src 'none'",
		"base-uri 'none'",
	].join("; ");
	const headers = new Headers(request.headers);
	headers.set("x-nonce", nonce);
	headers.set("content-security-policy", policy);
	const response = NextResponse.next({ request: { headers } });
	response.headers.set("content-security-policy", policy);
	return response;
}

export const config = { matcher: "/((?!_next/|identity-token).*)" };
