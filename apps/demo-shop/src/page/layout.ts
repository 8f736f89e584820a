import { html } from "hono/html";
import type { Demo } from "../demo-file.ts";
import { mark } from "./mark.ts";
import { signInBar, type Viewer } from "./sign-in-bar.ts";

/** Escaped HTML, as the `html` template makes it. */
export type Markup = ReturnType<typeof html>;

type Page = { demo: Demo; title: string; main: Markup; viewer: Viewer };

/** A whole page: header, main, footer, and right before the end of the body the shop's own script and Bellhop's tag. */
export function layout({ demo, title, main, viewer }: Page): Markup {
	return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="Outdoor and running gear from a small shop by the harbour.">
<title>${title}</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="/shop.css">
</head>
<body>
<a class="skip" href="#main">Skip to the shop</a>
${signInBar(viewer)}
<header class="top">
<a class="brand" href="/">${mark} <span>Harbour <i>&amp;</i> Pine</span></a>
<nav aria-label="Shop">
<a href="/#running">Running</a>
<a href="/#outdoor">Outdoor</a>
<a href="/#delivery">Delivery</a>
<a href="/basket">Basket</a>
</nav>
</header>
<main id="main">${main}</main>
<footer class="foot">
<div>
<p class="brand">${mark} <span>Harbour <i>&amp;</i> Pine</span></p>
<p>Gear for running and for weather,<br>packed by hand beside the water.</p>
</div>
<div>
<h2>Visit</h2>
<p>3 Net Loft, The Harbour<br>Tuesday to Saturday, 10 to 6</p>
</div>
<div>
<h2>About this shop</h2>
<p>A demonstration shop for Bellhop: nothing here can be bought. Ask the chat about order
12345, postcode FK1 1ZZ, or whether the running shoes come in size 42. Signed in, ask where your
latest order is.</p>
</div>
</footer>
<script src="/shop.js"></script>
<script async src="${demo.bff}/${demo.site}.js"></script>
</body>
</html>`;
}
