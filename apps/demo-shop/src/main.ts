import { dirname, join } from "node:path";
import { createShop } from "./app.ts";
import { CannotStart, readDemoFile } from "./demo-file.ts";
import { readEnvironment } from "./environment.ts";
import { listen } from "./listen.ts";
import { appendLine } from "./received/append-line.ts";

try {
	const { port, demoPath } = readEnvironment();
	const demo = readDemoFile(demoPath);
	const shop = createShop({ demo, sink: appendLine(join(dirname(demoPath), "shop-requests.jsonl")) });
	const listening = await listen(shop.fetch, port);

	for (const signal of ["SIGINT", "SIGTERM"]) {
		process.once(signal, () => void listening.close().then(() => process.exit(0)));
	}
	process.stdout.write(`demo shop listening on http://localhost:${listening.port}\n`);
	process.send?.({ ready: true });
} catch (error) {
	if (!(error instanceof CannotStart)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 1;
}
