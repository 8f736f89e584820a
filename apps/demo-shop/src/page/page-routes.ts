import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import type { ShopContext } from "../credentials/guard.ts";
import type { Demo } from "../demo-file.ts";
import { customers } from "../seed/customers.ts";
import { products } from "../seed/products.ts";
import type { ShopSessions } from "../sign-in/shop-sessions.ts";
import { homePage } from "./home-page.ts";
import { layout, type Markup } from "./layout.ts";
import { markFile } from "./mark.ts";
import { basketPage, missingPage } from "./plain-pages.ts";
import { productPage } from "./product-page.ts";
import { securityHeaders } from "./security-headers.ts";

const sheets = ["base", "sign-in", "home", "art", "product", "narrow"];
const stylesheet = sheets
	.map((name) => readFileSync(new URL(`./styles/${name}.css`, import.meta.url), "utf8"))
	.join("\n");

const script = readFileSync(new URL("./shop.js", import.meta.url), "utf8");

/** The shop's pages, its stylesheet, its script and its mark. */
export function pageRoutes(demo: Demo, sessions: ShopSessions): Hono<ShopContext> {
	const routes = new Hono<ShopContext>();
	const show = (context: Context, page: { title: string; main: Markup; status?: 404 }) =>
		context.html(
			layout({
				demo,
				title: `${page.title} · Harbour & Pine`,
				main: page.main,
				viewer: { customers, signedIn: sessions.customerOf(context) },
			}),
			page.status ?? 200,
		);

	routes.use(securityHeaders(demo.bff));
	routes.get("/", (context) => show(context, { title: "Gear for running and weather", main: homePage(products) }));
	routes.get("/products/:slug", (context) => {
		const product = products.find(({ slug }) => slug === context.req.param("slug"));
		if (!product) return show(context, { title: "Not here", main: missingPage(), status: 404 });
		return show(context, { title: product.name, main: productPage(product) });
	});
	routes.get("/basket", (context) => {
		const product = products.find(({ sku }) => sku === context.req.query("sku"));
		return show(context, { title: "Basket", main: basketPage(product, context.req.query("size")) });
	});
	routes.get("/shop.css", (context) => context.body(stylesheet, 200, { "Content-Type": "text/css; charset=utf-8" }));
	routes.get("/shop.js", (context) => context.body(script, 200, { "Content-Type": "text/javascript; charset=utf-8" }));
	routes.get("/mark.svg", async (context) => {
		return context.body(String(await markFile), 200, { "Content-Type": "image/svg+xml" });
	});
	routes.get("*", (context) => show(context, { title: "Not here", main: missingPage(), status: 404 }));
	return routes;
}
