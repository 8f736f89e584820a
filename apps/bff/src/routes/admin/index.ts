import { Hono } from "hono";
import { type AdminVariables, requireAdmin } from "../../middleware/require-admin/index.ts";
import { sameOrigin } from "../../middleware/same-origin/index.ts";
import type { WidgetBuild } from "../../widget/widget-build.ts";
import { accountRoutes } from "./account.ts";
import { actionRoutes } from "./actions.ts";
import { activityRoutes } from "./activity.ts";
import type { AdminServices } from "./admin-services.ts";
import { authorizationRoutes } from "./authorizations.ts";
import { conversationRoutes } from "./conversations.ts";
import { egressRoutes } from "./egress.ts";
import { guidanceRoutes } from "./guidance.ts";
import { handoverRoutes } from "./handover.ts";
import { identityKeyRoutes } from "./identity-keys.ts";
import { importRoutes } from "./import.ts";
import { limitRoutes } from "./limits.ts";
import { playgroundRoutes } from "./playground.ts";
import { signingKeyRoutes } from "./signing-keys.ts";
import { siteRoutes } from "./sites.ts";
import { taskRoutes } from "./tasks.ts";
import { toolRoutes } from "./tools.ts";
import { trialRoutes } from "./trial.ts";
import { userDataRoutes } from "./user-data.ts";
import { visitorRoutes } from "./visitors.ts";

/** Everything the config page asks, under `/admin/api`. */
export function adminRoutes(services: AdminServices, build: WidgetBuild) {
	const admin = requireAdmin(services.auth);
	return new Hono<{ Variables: AdminVariables }>()
		.use(sameOrigin(services.address))
		.route("/", accountRoutes(services))
		.use("/sites/*", admin)
		.use("/activity/*", admin)
		.use("/egress", admin)
		.route("/sites", siteRoutes(services, build))
		.route("/sites/:site/authorizations", authorizationRoutes(services))
		.route("/sites/:site/identity-keys", identityKeyRoutes(services))
		.route("/sites/:site/actions", actionRoutes(services))
		.route("/sites/:site/limits", limitRoutes(services))
		.route("/sites/:site/user-data", userDataRoutes(services))
		.route("/sites/:site/visitors", visitorRoutes(services))
		.route("/sites/:site/guidance", guidanceRoutes(services))
		.route("/sites/:site/conversations", conversationRoutes(services))
		.route("/sites/:site/handover", handoverRoutes(services))
		.route("/sites/:site/tasks", taskRoutes(services))
		.route("/sites/:site/import", importRoutes(services))
		.route("/sites/:site/playground", playgroundRoutes(services))
		.route("/sites/:site/tools", trialRoutes(services))
		.route("/sites/:site/tools", toolRoutes(services))
		.route("/sites/:site/authorizations", signingKeyRoutes(services))
		.route("/egress", egressRoutes(services))
		.route("/activity", activityRoutes(services));
}

/** The type the page's client is made from. */
export type AdminApi = ReturnType<typeof adminRoutes>;

export type { PlaygroundEvent } from "../../playground/event.ts";
export type { Exchange } from "../../playground/exchange.ts";
export type { PlaygroundRun } from "../../playground/open-draft-desk.ts";
