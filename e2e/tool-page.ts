import type { Locator, Page } from "playwright-core";

/** What the pages of tools have in common, by what things are called. */
export const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
export const saved = (page: Page) => page.getByText("Not saved").waitFor({ state: "detached" });
export const field = (page: Page | Locator, label: string) => page.getByLabel(label, { exact: true });

/** The text under a heading of the console's result. */
export async function shown(page: Page, heading: string): Promise<string> {
	const section = page
		.locator("section.shown")
		.filter({ has: page.getByRole("heading", { name: heading, exact: true }) });
	return section
		.locator("pre")
		.textContent()
		.then((text) => text ?? "");
}
