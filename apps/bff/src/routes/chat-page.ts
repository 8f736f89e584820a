import { pickLanguage } from "@bellhop/contract/language";
import { Hono } from "hono";
import { html } from "hono/html";
import { parseAccept } from "hono/utils/accept";
import type { TurnServices } from "../conversation/context.ts";
import { findSite } from "../site/find-site.ts";
import { answerFile, serve } from "./served-file.ts";

const style = serve(`html,body{height:100%;margin:0}
html{color-scheme:light dark;background:Canvas;color:CanvasText;font:15px/22px system-ui,sans-serif}
html[data-theme=light]{color-scheme:light}
html[data-theme=dark]{color-scheme:dark}
bellhop-chat{height:100dvh;min-height:0;max-width:720px;margin:0 auto}
h1{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
p{padding:24px;text-align:center}
`);

/** `/chat/<site key>`: a page with nothing but a site's chat, for a link to share, where the admin wants one. Its visitors are anonymous. */
export function chatPageRoutes(services: TurnServices) {
	const { address } = services;
	// It shares its origin with the config page: nothing but the widget runs here, and it reaches the public API alone.
	const policy = [
		"default-src 'none'",
		`script-src ${address}`,
		`style-src ${address}/chat/page.css`,
		`img-src ${address}/logos/`,
		`connect-src ${address}/v1/`,
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
		"trusted-types 'none'",
	].join("; ");
	return new Hono()
		.get("/chat/page.css", (c) =>
			answerFile(c, style, { type: "text/css; charset=utf-8", caching: "public, max-age=3600" }),
		)
		.get("/chat/:site", async (c) => {
			const site = await findSite(services.database, c.req.param("site"));
			c.header("content-security-policy", policy);
			c.header("referrer-policy", "no-referrer");
			c.header("cache-control", "no-cache");
			const accepted = parseAccept(c.req.header("accept-language") ?? "").map(({ type }) => type);
			const language = pickLanguage([site?.looks.language ?? "", ...accepted]);
			if (!site?.looks.page) return c.html(page({ title: "Chat", theme: "auto", language: "en", body: gone }), 404);
			const { id, name, theme } = site;
			const body = html`<bellhop-chat></bellhop-chat><script async src="/${id}.js?inline"></script>`;
			return c.html(page({ title: name, theme, language, body }));
		});
}

const gone = html`<p>There is no chat at this address.</p>`;

interface Page {
	readonly title: string;
	readonly theme: string;
	readonly language: string;
	readonly body: ReturnType<typeof html>;
}

function page({ title, theme, language, body }: Page) {
	return html`<!doctype html><html lang="${language}" data-theme="${theme}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content"><title>${title}</title><link rel="stylesheet" href="/chat/page.css"></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}
