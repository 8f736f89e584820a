import { createServer, type RequestListener } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

/**
 * A page with a heading alone, so that it takes no time of its own: as it is, with an empty Preact app, with the widget. And one
 * with an article, and the widget: for what moves on a page that has something to move, and is drawn beside it.
 */
export type PageName = "blank" | "preact" | "widget" | "article";

const words = "The harbour lies quiet in the morning, and the first boats come home with what the night gave them. ";
const article = Array.from({ length: 12 }, (_, index) => `<h2>Part ${index + 1}</h2><p>${words.repeat(6)}</p>`).join(
	"",
);

/**
 * Serves the pages on a port of its own, and the Preact app from another one, as a chat's script never comes from where the page
 * does; `setTag` says where the widget's tag is, once there is a BFF.
 */
export async function servePages() {
	let tag = "";
	const preact = brotliCompressSync(await preactApp());
	const app = await serve((_, response) => {
		response.writeHead(200, { "content-type": "text/javascript", "content-encoding": "br" }).end(preact);
	});
	const pages = await serve((request, response) => {
		const name = request.url?.slice(1) as PageName;
		const script = { blank: undefined, preact: `${app.origin}/preact.js`, widget: tag, article: tag }[name];
		const html = page(script, name === "article" ? article : "");
		response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
	});
	return {
		origin: pages.origin,
		setTag(address: string) {
			tag = address;
		},
		close: () => Promise.all([app.close(), pages.close()]),
	};
}

async function serve(answer: RequestListener) {
	const server = createServer(answer);
	await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
	return {
		origin: `http://localhost:${(server.address() as AddressInfo).port}`,
		close() {
			server.closeAllConnections();
			return new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

function page(script: string | undefined, text: string): string {
	const tag = script === undefined ? "" : `<script async src="${script}"></script>`;
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>Harbour</title>${tag}</head><body><h1>Harbour</h1>${text}</body></html>`;
}

/** The least a Preact page can be, as one script: the library and one button in the corner. */
async function preactApp(): Promise<string> {
	const root = join(import.meta.dirname, "../../packages/widget");
	const { build } = await import(createRequire(join(root, "package.json")).resolve("vite"));
	const entry = join(root, "empty-app.js");
	const style = "position:fixed;right:16px;bottom:16px;width:56px;height:56px";
	const code = `import { h, render } from "preact";
		const start = () => render(h("button", { id: "launcher", style: "${style}" }, "Chat"), document.body.appendChild(document.createElement("div")));
		document.body ? start() : addEventListener("DOMContentLoaded", start);`;
	const [{ output }] = await build({
		...{ root, configFile: false, logLevel: "silent", mode: "production" },
		plugins: [
			{
				name: "entry",
				resolveId: (id: string) => (id === entry ? id : undefined),
				load: (id: string) => (id === entry ? code : undefined),
			},
		],
		build: {
			write: false,
			lib: { entry, formats: ["iife"], name: "app" },
			rolldownOptions: { output: { minify: true } },
		},
	});
	return output[0].code;
}
