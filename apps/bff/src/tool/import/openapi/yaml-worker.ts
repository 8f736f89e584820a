import { parentPort, workerData } from "node:worker_threads";
import { parseYaml } from "./parse-yaml.ts";

/** Runs in a thread of its own: megabytes of YAML take seconds, in which nobody's conversation should stand still. */
const text = workerData as string;
const step = Math.max(1, Math.floor(text.length / 50));
let next = step;

const parsed = parseYaml(text, (offset) => {
	if (offset < next) return;
	next = offset + step;
	parentPort?.postMessage({ offset });
});
parentPort?.postMessage({ parsed });
