import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** How Chromium is started: it asks nobody for anything of its own. */
export const quiet = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

/** @param options.backForwardCache pages that were left are kept whole, as browsers do; the driver switches that off */
export function launchBrowser(options: { readonly backForwardCache?: boolean } = {}): Promise<Browser> {
	return chromium.launch({
		executablePath: process.env["BELLHOP_CHROMIUM"] ?? "/usr/bin/chromium",
		args: quiet,
		...(options.backForwardCache && { ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
	});
}

/** A page of a browser profile of its own, with what it complained about. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
	const page = await context.newPage();
	const complaints: string[] = [];
	page.on("pageerror", (error) => complaints.push(error.message));
	page.on("console", (message) => {
		if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
	});
	await page.goto(url);
	return { page, complaints };
}

/** The widget as a visitor finds it, by what things are called. */
export function widgetOf(page: Page) {
	const composer = page.getByRole("textbox", { name: /message|question/i });
	return {
		launcher: page.getByRole("button", { name: /chat/i }),
		composer,
		log: page.getByRole("log"),
		async open() {
			await page.getByRole("button", { name: /open.*chat/i }).click();
			await composer.waitFor();
		},
		/** Asks once the answer before has been written to its end; until then Enter sends nothing. */
		async ask(text: string) {
			await composer.fill(text);
			await page.getByRole("button", { name: "Stop answering" }).waitFor({ state: "detached" });
			await composer.press("Enter");
		},
	};
}
