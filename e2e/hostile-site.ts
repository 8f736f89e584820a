import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { findOldLibraries } from "../scripts/find-browsers.ts";
import type { Stack } from "./stack.ts";

/** A server of pages that mean no good, each with the real tag of a running stack. */
export interface HostileSite {
	readonly origin: string;
	stop(): void;
}

const types: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".xhtml": "application/xhtml+xml",
	".js": "text/javascript; charset=utf-8",
};

const turbo = createRequire(import.meta.url).resolve("@hotwired/turbo");

/** A page's own words and things, so that there is something to disturb. Well-formed, for XHTML too. */
const shop = `<main class="shop">
<h1>Harbour</h1>
<p class="lead">Gear for running and for <em>weather</em>.</p>
<form action="#"><label>Search <input id="search" name="search" /></label><button type="button" class="launcher">Find</button></form>
<svg class="icon" width="20" height="20" viewBox="0 0 20 20"><path d="M2 2h16v16H2z" /></svg>
<table class="panel"><tbody><tr><td>One</td><td>Two</td></tr></tbody></table>
<pre>${"\n".repeat(150)}</pre>
</main>`;

/** Serves `e2e/pages`, on a free port of this machine alone. Pages in other folders than `/` are their names' with what stands there. */
export async function startHostileSite(stack: Pick<Stack, "bff" | "demo">, otherSite: string): Promise<HostileSite> {
	const libraries = findOldLibraries();
	const files = new Map([["/library/turbo.js", turbo]]);
	if (!("missing" in libraries)) {
		files.set("/library/prototype.js", libraries.prototype);
		files.set("/library/mootools.js", libraries.mootools);
	}
	const source = `${stack.bff}/${stack.demo.site}.js`;
	const own = (file: string) => `<script src="${origin()}/${file}"></script>`;
	const tag = (async: string) => `${own("look.js")}\n<script ${async}src="${source}"></script>`;
	const filled = (text: string) =>
		text
			.replaceAll("<!--witness-->", own("witness.js"))
			.replaceAll("<!--tag-->", tag('async="async" '))
			.replaceAll("<!--blocking-tag-->", tag(""))
			.replaceAll("<!--no-tag-->", own("look.js"))
			.replaceAll("<!--shop-->", shop)
			.replaceAll("<!--bff-->", stack.bff)
			.replaceAll("<!--other-->", otherSite);
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? "", "http://localhost");
		const file = files.get(pathname) ?? join(import.meta.dirname, "pages", pathname);
		try {
			const text = readFileSync(file, "utf8");
			response.setHeader("content-type", types[extname(file)] ?? "text/plain");
			if (pathname.startsWith("/sandboxed")) response.setHeader("content-security-policy", "sandbox allow-scripts");
			response.end(/html$/.test(file) ? filled(text) : text);
		} catch {
			// Browsers ask for an icon.
			response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
		}
	});
	const origin = () => `http://localhost:${(server.address() as AddressInfo).port}`;
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		origin: origin(),
		stop() {
			server.closeAllConnections();
			server.close();
		},
	};
}
