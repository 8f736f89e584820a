import { Hono } from "hono";
import * as z from "zod";
import type { HandoverSettings } from "../../database/tables/index.ts";
import { findHandoverSettings } from "../../handover/handover-desk.ts";
import { handoverInput } from "../../handover/handover-input.ts";
import { listHandovers } from "../../handover/list-handovers.ts";
import { saveHandoverSettings } from "../../handover/save-handover-settings.ts";
import type { AdminVariables } from "../../middleware/require-admin/index.ts";
import type { AdminServices } from "./admin-services.ts";
import { jsonBody } from "./json-body.ts";
import { actingOn } from "./site-of.ts";

const input = z.intersection(handoverInput, z.object({ renewSecret: z.boolean().optional() }));

/** `/sites/:site/handover`: how conversations go to a person, and how the newest ones went. */
export function handoverRoutes(services: AdminServices) {
	const mail = services.mailServer !== undefined;
	return new Hono<{ Variables: AdminVariables }>()
		.get("/", async (c) => {
			const acting = await actingOn(services, c);
			const settings = await findHandoverSettings(acting);
			const found = await listHandovers(acting);
			return c.json({ mail, enabled: acting.site.handover, settings: settings && view(settings), handovers: found });
		})
		.put("/", jsonBody(input), async (c) => {
			const { renewSecret, ...wanted } = c.req.valid("json");
			const acting = { ...(await actingOn(services, c)), mail };
			const { settings, secret } = await saveHandoverSettings(acting, wanted, renewSecret);
			return c.json({ settings: view(settings), secret });
		});
}

function view({ way, link, rules, emailTo, webhookUrl, lastFour, updatedAt }: HandoverSettings) {
	return { way, link, rules, emailTo, webhookUrl, lastFour, updatedAt };
}
