import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Hono } from "hono";
import { Problem } from "../problem.ts";
import { answerFile, type ServedFile, serve } from "./served-file.ts";

/** The config page's built files by their address. */
export type AdminFiles = ReadonlyMap<string, { readonly type: string; readonly file: ServedFile }>;

/** The config page was not built. */
export class PageMissingError extends Error {
	override readonly name = "PageMissingError";
}

const dist = new URL("../../../admin/dist/", import.meta.url);
const types: Readonly<Record<string, string>> = {
	html: "text/html; charset=utf-8",
	js: "text/javascript; charset=utf-8",
	css: "text/css; charset=utf-8",
	svg: "image/svg+xml",
};

/** Nothing but the page's own files, nothing inline, and nobody frames it. */
const policy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"connect-src 'self'",
	"frame-src 'self'",
	"form-action 'none'",
	"base-uri 'none'",
	"frame-ancestors 'none'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
].join("; ");

/** Reads what `pnpm build` made of the config page. @throws PageMissingError */
export function readAdminFiles(): AdminFiles {
	if (!existsSync(dist)) throw new PageMissingError("The config page is not built. Run: pnpm build");
	const names = readdirSync(fileURLToPath(dist), { recursive: true, encoding: "utf8" });
	const files = names.filter((name) => /\.\w+$/.test(name));
	return new Map(
		files.map((name) => {
			const path = name.replaceAll("\\", "/");
			const type = types[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
			return [`/admin/${path}`, { type, file: serve(readFileSync(fileURLToPath(new URL(path, dist)))) }];
		}),
	);
}

/** `/admin/` and its files. */
export function adminPageRoutes(files: AdminFiles) {
	return new Hono()
		.get("/admin", (c) => c.redirect("/admin/", 308))
		.get("/admin/*", (c) => {
			const path = c.req.path === "/admin/" ? "/admin/index.html" : c.req.path;
			const found = files.get(path);
			if (!found) throw new Problem("not_found");
			const lasting = path.includes("/assets/");
			c.header("content-security-policy", policy);
			c.header("referrer-policy", "no-referrer");
			c.header("cross-origin-opener-policy", "same-origin");
			const caching = lasting ? "public, max-age=31536000, immutable" : "no-cache";
			return answerFile(c, found.file, { type: found.type, caching });
		});
}
