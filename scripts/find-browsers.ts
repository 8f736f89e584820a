import { existsSync } from "node:fs";

/** Something that tests want and a machine may lack: where it is, or a sentence that says what is missing. */
export type Found<Place> = Place | { readonly missing: string };

/** Where Firefox is: named by BELLHOP_FIREFOX, or installed. */
export function findFirefox(): Found<{ readonly path: string }> {
	const path = firstOf([
		process.env["BELLHOP_FIREFOX"],
		"/usr/bin/firefox-esr",
		"/usr/bin/firefox",
		"/Applications/Firefox.app/Contents/MacOS/firefox",
	]);
	return path ? { path } : { missing: "no Firefox was found (Debian: apt-get install firefox-esr)" };
}

/** Where WebKitGTK's driver and small browser are, and an X server that draws into memory. */
export function findWebKit(): Found<{ readonly driver: string; readonly browser: string; readonly display: string }> {
	const driver = firstOf(["/usr/bin/WebKitWebDriver"]);
	const browser = firstOf(
		["4.1", "6.0", "4.0"].flatMap((version) =>
			["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
		),
	);
	if (!driver || !browser)
		return { missing: "no WebKit with a driver was found (Debian: apt-get install webkit2gtk-driver)" };
	const display = firstOf(["/usr/bin/Xvfb"]);
	return display ? { driver, browser, display } : { missing: "no Xvfb was found (Debian: apt-get install xvfb)" };
}

/** Where Debian keeps the real Prototype and MooTools, which no registry of packages has. */
export function findOldLibraries(): Found<{ readonly prototype: string; readonly mootools: string }> {
	const prototype = firstOf(["/usr/share/javascript/prototype/prototype.js"]);
	const mootools = firstOf(["/usr/share/javascript/mootools/mootools-core-nc.js"]);
	return prototype && mootools
		? { prototype, mootools }
		: { missing: "they were not found (Debian: apt-get install libjs-prototype libjs-mootools)" };
}

function firstOf(places: readonly (string | undefined)[]): string | undefined {
	return places.find((place) => place && existsSync(place));
}
