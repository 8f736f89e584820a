import { html, raw } from "hono/html";
import { baseLayer, beanie, fleece, rainJacket, shorts, socks } from "./clothing.ts";
import { daypack, flask, headlamp, raceVest } from "./equipment.ts";
import { roadShoe, trailShoe } from "./shoes.ts";

const drawings = new Map<string, typeof roadShoe>([
	["tern-running-shoes", roadShoe],
	["skerry-trail-shoes", trailShoe],
	["haar-rain-jacket", rainJacket],
	["pinewood-fleece", fleece],
	["lowther-base-layer", baseLayer],
	["kelp-running-shorts", shorts],
	["burn-merino-socks", socks],
	["wren-beanie", beanie],
	["cairn-daypack", daypack],
	["gannet-race-vest", raceVest],
	["firth-flask", flask],
	["beacon-headlamp", headlamp],
]);

/** The drawing of a product. Decorative: the name always stands beside it. */
export function picture(slug: string) {
	return html`<svg class="picture" viewBox="0 0 240 200" aria-hidden="true">${drawings.get(slug) ?? raw("")}</svg>`;
}
