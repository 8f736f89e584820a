import { saveAuthorization } from "../authorization/save-authorization.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import type { Egress } from "../egress/egress.ts";
import { findHandoverSettings } from "../handover/handover-desk.ts";
import { saveHandoverSettings } from "../handover/save-handover-settings.ts";
import { addIdentityKey } from "../identity/add-identity-key.ts";
import { listIdentityKeys } from "../identity/list-identity-keys.ts";
import type { KeyRing } from "../secret/key-ring.ts";
import { findSite } from "../site/find-site.ts";
import { saveSite } from "../site/save-site.ts";
import { listTasks } from "../task/list-tasks.ts";
import { saveTask } from "../task/save-task.ts";
import { saveTool } from "../tool/save-tool.ts";
import { saveSource } from "../user-data/save-source.ts";
import { setSourceActive } from "../user-data/set-source-active.ts";
import type { Demo } from "./demo-file.ts";
import { accounts } from "./systems/accounts.ts";
import { customers } from "./systems/customers.ts";
import { inventory } from "./systems/inventory.ts";
import { orders } from "./systems/orders.ts";
import { payments } from "./systems/payments.ts";
import { subscriptions } from "./systems/subscriptions.ts";
import { tasks } from "./tasks.ts";

/**
 * Sets up the demo shop's site with its User Data API and the credentials and tools of its six internal systems, by the verbs an admin uses. Once: what an admin changed
 * afterwards stays, unless the shop has moved to another address.
 */
export async function seedDemo(
	context: { readonly database: Database; readonly clock: Clock; readonly keys: KeyRing; readonly egress: Egress },
	demo: Demo,
): Promise<void> {
	const shop = new URL(demo.shop);
	const before = await findSite(context.database, demo.site);
	if (before?.allowedOrigins.includes(shop.origin)) return;
	const site = await saveSite(
		{ ...context, actor: "bellhop" },
		{
			id: demo.site,
			name: "Harbour & Pine",
			greeting: "Hello! Ask me about an order or what we have in stock.",
			starters: ["Where is my order?", "Do you have the running shoes in size 42?"],
			accent: "#0f5c4d",
			theme: "auto",
			corner: "right",
			suggestions: true,
			allowedOrigins: [...new Set([shop.origin, `http://127.0.0.1:${shop.port}`, `http://localhost:${shop.port}`])],
		},
	);
	const acting = { ...context, actor: "bellhop", site };
	if ((await listIdentityKeys(acting)).length === 0) await addIdentityKey(acting, { kind: "public", ...demo.identity });
	const userData = { url: `${demo.shop}/api/user-data`, secret: demo.credentials.userData };
	await saveSource(acting, userData);
	await setSourceActive(acting, true);
	for (const system of [orders, inventory, customers, subscriptions, accounts, payments]) {
		const { authorization, tools } = system(demo);
		await saveAuthorization(acting, authorization);
		for (const tool of tools) await saveTool(acting, tool);
	}
	if (!(await findHandoverSettings(acting))) {
		const rules = "When the visitor is upset, or when you could not help twice.";
		const webhookUrl = `${demo.shop}/api/handovers`;
		await saveHandoverSettings({ ...acting, mail: false }, { enabled: true, rules, webhookUrl });
	}
	const known = new Map((await listTasks(acting)).map(({ task }) => [task.name, task.id]));
	for (const task of tasks) await saveTask(acting, task, known.get(task.name));
}
