import { randomBytes } from "node:crypto";
import { makeId } from "@bellhop/contract/id";
import { eq } from "drizzle-orm";
import { recordChange } from "../audit/record-change.ts";
import { type HandoverSettings, handoverSettings, sites } from "../database/tables/index.ts";
import type { Egress } from "../egress/egress.ts";
import { judgeField } from "../egress/judge-field.ts";
import { Problem } from "../problem.ts";
import { currentKeys, type KeyRing } from "../secret/key-ring.ts";
import { seal } from "../secret/seal.ts";
import type { AdminContext } from "../site/context.ts";
import { forgetSite } from "../site/recall-site.ts";
import { findHandoverSettings, handoverPlace } from "./handover-desk.ts";
import { type HandoverInput, handoverInput } from "./handover-input.ts";

export type HandoverAdmin = AdminContext & {
	readonly keys: KeyRing;
	readonly egress: Egress;
	/** Whether this deployment can send email. */
	readonly mail: boolean;
};

/**
 * Says how a site hands over. The secret that signs webhooks is made with the first address for them, or when a new one is
 * wanted, and is given back this once.
 * @throws ZodError, Problem `input_invalid` (an address that may not be asked, email where no server for it is set up)
 */
export async function saveHandoverSettings(
	context: HandoverAdmin,
	input: HandoverInput,
	renewSecret = false,
): Promise<{ readonly settings: HandoverSettings; readonly secret: string | undefined }> {
	const { enabled, ...wanted } = handoverInput.parse(input);
	if (wanted.webhookUrl !== null) judgeField(context.egress, "webhookUrl", wanted.webhookUrl);
	if (wanted.emailTo !== null && !context.mail) {
		const message = "No mail server is set up: the deployer names one with BELLHOP_SMTP_URL.";
		throw new Problem("input_invalid", undefined, [{ path: "emailTo", message }]);
	}
	const { database, site, clock, actor } = context;
	const saved = await database.query.transaction(async (transaction) => {
		const before = await findHandoverSettings({ ...context, database: { ...database, query: transaction } });
		const id = before?.id ?? makeId("desk");
		const at = clock.now();
		const secret =
			wanted.webhookUrl !== null && (renewSecret || !before?.secret)
				? `whsec_${randomBytes(32).toString("base64")}`
				: undefined;
		const sealed = secret && {
			secret: seal(await currentKeys(transaction, context.keys), handoverPlace(site.id, id), secret),
			lastFour: secret.slice(-4),
		};
		const row = { ...wanted, ...sealed, updatedAt: at };
		const [settings] = await transaction
			.insert(handoverSettings)
			.values({ ...row, id, siteId: site.id, createdAt: at })
			.onConflictDoUpdate({ target: handoverSettings.siteId, set: row })
			.returning();
		if (!settings) throw new Error("The handover settings were not written.");
		await transaction.update(sites).set({ handover: enabled }).where(eq(sites.id, site.id));
		const { way, link, rules, emailTo, webhookUrl, lastFour } = settings;
		await recordChange(transaction, {
			...{ siteId: site.id, actor, action: "handover.saved", at, subject: { id, name: "Handover" } },
			before: before && {
				...{ enabled: site.handover, way: before.way, link: before.link, rules: before.rules },
				...{ emailTo: before.emailTo, webhookUrl: before.webhookUrl, lastFour: before.lastFour },
			},
			after: { enabled, way, link, rules, emailTo, webhookUrl, lastFour },
		});
		return { settings, secret };
	});
	forgetSite(database, site.id);
	return saved;
}
