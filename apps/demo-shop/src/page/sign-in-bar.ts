import { html } from "hono/html";
import type { Customer } from "../customers/customer.ts";

/** Who looks at the shop: its customers, and the one signed in. */
export type Viewer = { customers: readonly Customer[]; signedIn: Customer | undefined };

/** The demo's own bar above the shop: everybody one can be, and who one is. Works without a script too. */
export function signInBar({ customers, signedIn }: Viewer): ReturnType<typeof html> {
	const choice = (id: string, words: string) =>
		html`<button name="customer" value="${id}" aria-pressed="${id === (signedIn?.id ?? "") ? "true" : "false"}">${words}</button>`;
	return html`<form class="as" id="sign-in" method="post" action="/sign-in" aria-label="Demonstration: who is signed in">
<span>Signed in as</span>
${customers.map(({ id, name }) => choice(id, name.split(" ")[0] ?? name))}
${choice("", "nobody")}
</form>`;
}
