/** Relative luminance of a colour `#rrggbb`, from 0 (black) to 1 (white), as WCAG 2 defines it. */
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
		const share = channel / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The WCAG 2 contrast of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
	const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (high + 0.05) / (low + 0.05);
}

/** The panel's background in each theme, on which the accent must read. Twins of `--surface` in the widget's tokens.css. */
const surfaces = { light: "#ffffff", dark: "#17191d" } as const;

/** An accent as text and as a mark in each theme, `#rrggbb` each. */
export interface AccentColours {
	readonly light: { readonly text: string; readonly mark: string };
	readonly dark: { readonly text: string; readonly mark: string };
}

/** The readable partners of an accent: text has a contrast of 4.5 at least, marks of 3 (WCAG 2.2, 1.4.3 and 1.4.11). */
export function accentColours(accent: string): AccentColours {
	const [light, dark] = [surfaces.light, surfaces.dark].map((surface) => ({
		text: readableOn(accent, surface, 4.5),
		mark: readableOn(accent, surface, 3),
	})) as [AccentColours["light"], AccentColours["dark"]];
	return { light, dark };
}

/** White or near black, whichever reads better on the accent. */
export function inkOn(accent: string): "#ffffff" | "#14161a" {
	return contrast(accent, "#ffffff") >= contrast(accent, "#14161a") ? "#ffffff" : "#14161a";
}

/** The accent moved towards black or white just far enough to reach a contrast on a background, for text and marks. */
export function readableOn(accent: string, background: string, least: number): string {
	const goal = luminance(background) > 0.18 ? 0 : 255;
	let colour = accent;
	for (let step = 1; step <= 20 && contrast(colour, background) < least; step++) {
		const mixed = channels(accent).map((channel) => Math.round(channel + ((goal - channel) * step) / 20));
		colour = `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
	}
	return colour;
}

function channels(colour: string): number[] {
	return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
