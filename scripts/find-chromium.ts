import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const places = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/usr/bin/google-chrome-stable",
	"/snap/bin/chromium",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Where a Chromium is: named by BELLHOP_CHROMIUM, installed, or on Debian installed now when this is root. */
export function findChromium(say: (line: string) => void): { readonly path: string } | { readonly missing: string } {
	const named = process.env["BELLHOP_CHROMIUM"];
	if (named)
		return existsSync(named) ? { path: named } : { missing: `BELLHOP_CHROMIUM names ${named}, which is not there.` };
	const found = places.find(existsSync);
	if (found) return { path: found };
	if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
		say("Installing Chromium (apt-get install chromium) …");
		spawnSync("apt-get", ["update"], { stdio: "ignore" });
		spawnSync("apt-get", ["install", "-y", "chromium"], {
			stdio: "ignore",
			env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		});
		const installed = places.find(existsSync);
		if (installed) return { path: installed };
	}
	return {
		missing:
			"No Chromium was found. Install one (Debian: sudo apt-get install chromium) or set BELLHOP_CHROMIUM to its path.",
	};
}
