import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { DatabaseDeadlineError } from "./database/deadline.ts";
import { clientAddress, type TrustedProxies } from "./middleware/client-address/index.ts";
import { crossOrigin } from "./middleware/cross-origin/index.ts";
import { requestId } from "./middleware/request-id/index.ts";
import type { Variables } from "./middleware/variables.ts";
import { Problem, RateLimited } from "./problem.ts";
import type { AdminServices } from "./routes/admin/admin-services.ts";
import { adminRoutes } from "./routes/admin/index.ts";
import { type AdminFiles, adminPageRoutes } from "./routes/admin-page.ts";
import { adminPreviewRoutes } from "./routes/admin-preview.ts";
import { chatRoutes } from "./routes/chat.ts";
import { chatPageRoutes } from "./routes/chat-page.ts";
import { healthRoutes } from "./routes/health.ts";
import { oauthCallbackRoutes } from "./routes/oauth-callback.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { subjectKeyRoutes } from "./routes/subject-keys.ts";
import { widgetRoutes } from "./routes/widget.ts";
import type { WidgetFiles } from "./routes/widget-files.ts";

/** Everything the app is made of. */
export interface AppParts extends AdminServices {
	readonly widget: WidgetFiles;
	/** The built config page. */
	readonly adminPage: AdminFiles;
	readonly trustedProxies: TrustedProxies;
}

/** The whole BFF as one Hono app; it listens nowhere by itself. */
export function createApp(parts: AppParts) {
	const app = new Hono<{ Variables: Variables }>();
	app.use(requestId);
	app.use(clientAddress(parts.trustedProxies));
	app.use(noSniffing);
	app.use("/v1/*", noStore, crossOrigin(parts.database, parts.address));
	app.route("/v1/sessions", sessionRoutes(parts));
	app.route("/v1/chat", chatRoutes(parts));
	app.use("/admin/api/*", noStore);
	app.route("/admin/api", adminRoutes(parts, parts.widget.build));
	app.route("/", oauthCallbackRoutes(parts));
	app.route("/", adminPreviewRoutes(parts, parts.widget));
	app.route("/", adminPageRoutes(parts.adminPage));
	app.route("/", subjectKeyRoutes(parts));
	app.route("/", healthRoutes(parts));
	app.route("/", chatPageRoutes(parts));
	app.route("/", widgetRoutes(parts, parts.widget));
	app.notFound((c) => refuse(c, new Problem("not_found")));
	app.onError((error, c) => refuse(c, asProblem(parts, error, c.get("requestId"))));
	return app;
}

const noSniffing = createMiddleware(async (c, next) => {
	await next();
	c.res.headers.set("x-content-type-options", "nosniff");
});

const noStore = createMiddleware(async (c, next) => {
	await next();
	c.res.headers.set("cache-control", "no-store, no-transform");
});

function refuse(
	c: Parameters<Parameters<Hono<{ Variables: Variables }>["onError"]>[0]>[1],
	problem: Problem,
): Response {
	if (problem.status === 401) c.header("www-authenticate", "Bearer");
	if (problem instanceof RateLimited) c.header("retry-after", String(problem.retryAfter));
	return c.json(problem.body(c.get("requestId")), problem.status);
}

function asProblem({ log }: AppParts, error: Error, requestId: string): Problem {
	if (error instanceof Problem) return error;
	if (error instanceof HTTPException && error.status === 400) return new Problem("invalid_json");
	log.error({ error, requestId }, "a request failed");
	return new Problem(isDatabaseGone(error) ? "unavailable" : "internal");
}

function isDatabaseGone(error: unknown): boolean {
	if (error instanceof DatabaseDeadlineError) return true;
	const { code, cause } = error as { code?: string; cause?: unknown };
	if (/^(ECONNREFUSED|CONNECTION_|CONNECT_TIMEOUT|57P0|53)/.test(code ?? "")) return true;
	return cause !== undefined && isDatabaseGone(cause);
}
