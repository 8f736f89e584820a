import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { freePort } from "../../scripts/free-port.ts";
import type { InPage, Key, Tab, Visitor, VisitorOptions } from "./tab.ts";

/** Where WebKit's parts are. */
export interface WebKitPlaces {
	readonly driver: string;
	readonly browser: string;
	/** An X server that draws into memory. */
	readonly display: string;
}

const keys: Readonly<Record<Key, string>> = { Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004" };

/** WebKitGTK's small browser, by WebDriver (W3C) over HTTP, on a display that nobody sees. */
export async function launchWebKit(places: WebKitPlaces, { dark = false }: VisitorOptions = {}): Promise<Visitor> {
	const display = spawn(places.display, ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], {
		stdio: ["ignore", "ignore", "ignore", "pipe"],
	});
	process.once("exit", () => display.kill());
	const [number] = (await once(display.stdio[3] as Readable, "data")) as [Buffer];
	const port = await freePort();
	const driver = spawn(places.driver, [`--port=${port}`], {
		stdio: "ignore",
		env: {
			...process.env,
			DISPLAY: `:${number.toString().trim()}`,
			GTK_THEME: dark ? "Adwaita:dark" : "Adwaita",
			NO_AT_BRIDGE: "1",
			LIBGL_ALWAYS_SOFTWARE: "1",
			// Its own sandbox wants rights that root in a container has not.
			WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
		},
	});
	process.once("exit", () => driver.kill());
	const ask = client(`http://127.0.0.1:${port}`);
	await listening(ask, driver);
	const tab = await tabOf(ask, places.browser);
	return {
		open: async () => tab,
		async close() {
			await ask("DELETE", tab.session);
			for (const child of [driver, display]) {
				const ended = once(child, "exit");
				child.kill();
				await ended;
			}
		},
	};
}

type Ask = (method: "GET" | "POST" | "DELETE", path: string, body?: unknown) => Promise<unknown>;

/** Asks a WebDriver; what it says went wrong is thrown. */
function client(address: string): Ask {
	return async (method, path, body) => {
		const answer = await fetch(address + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
		const { value } = (await answer.json()) as { readonly value: { readonly error?: string; message?: string } | null };
		if (!answer.ok) throw new Error(`WebDriver: ${path}: ${value?.error}: ${value?.message}`);
		return value;
	};
}

/** The driver says nothing when it is ready: it is asked until it answers, or has ended. */
async function listening(ask: Ask, driver: ChildProcess): Promise<void> {
	for (;;) {
		if (driver.exitCode !== null) throw new Error("WebKitWebDriver did not start");
		const up = await ask("GET", "/status").then(
			() => true,
			() => false,
		);
		if (up) return;
	}
}

/** The one window there is: another browser for each page takes a second each time. Closing it forgets what the page stored. */
async function tabOf(askDriver: Ask, binary: string): Promise<Tab & { readonly session: string }> {
	const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: ["--automation"] } } };
	const { sessionId } = (await askDriver("POST", "/session", { capabilities })) as { readonly sessionId: string };
	const session = `/session/${sessionId}`;
	const ask: Ask = (method, path, body) => askDriver(method, session + path, body);
	await ask("POST", "/window/rect", { width: 1280, height: 870 });
	const perform = (type: "pointer" | "key", actions: readonly object[]) =>
		ask("POST", "/actions", { actions: [{ type, id: type, actions }] }).then(() => undefined);
	const strike = (value: string) => [
		{ type: "keyDown", value },
		{ type: "keyUp", value },
	];
	return {
		session,
		complaints: [],
		requests: [],
		surprises: [],
		goto: async (url) => void (await ask("POST", "/url", { url })),
		reload: async () => void (await ask("POST", "/refresh", {})),
		evaluate: <Given, Answer>(act: InPage<Given, Answer>, given: Given) =>
			ask("POST", "/execute/sync", { script: `return (${act})(${JSON.stringify(given)})`, args: [] }) as Promise<
				Awaited<Answer>
			>,
		click: (x, y) =>
			perform("pointer", [
				{ type: "pointerMove", x: Math.round(x), y: Math.round(y) },
				{ type: "pointerDown", button: 0 },
				{ type: "pointerUp", button: 0 },
			]),
		type: (text) => perform("key", [...text].flatMap(strike)),
		press: (key) => perform("key", strike(keys[key])),
		async close() {
			await ask("POST", "/execute/sync", { script: `(${forget})()`, args: [] });
			await ask("POST", "/url", { url: "about:blank" });
		},
	};
}

function forget(): void {
	try {
		localStorage.clear();
		sessionStorage.clear();
	} catch {
		// Denied, so there is nothing in it.
	}
}
