import type { Site } from "../database/tables/index.ts";

/**
 * Whether pages of an origin may talk for a site: those the admin allowed, and the page with the chat alone, which the BFF
 * serves itself where the site has one.
 * @param address of the BFF, such as `https://chat.example.com`
 */
export function mayEmbed(site: Site, origin: string, address: string): boolean {
	return site.allowedOrigins.includes(origin) || (site.looks.page === true && origin === address);
}
