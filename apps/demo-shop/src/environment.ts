import { CannotStart } from "./demo-file.ts";

/** What the shop takes from its environment. */
export type Environment = { port: number; demoPath: string };

/** Reads `DEMO_PORT` (3001 unless set; 0 takes a free port) and `BELLHOP_DEMO`, the only two variables the shop knows. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
	const port = variables["DEMO_PORT"] || "3001";
	if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
		throw new CannotStart(`DEMO_PORT is ${JSON.stringify(port)}: set it to a port number from 0 to 65535.`);
	}
	const demoPath = variables["BELLHOP_DEMO"];
	if (!demoPath) throw new CannotStart("BELLHOP_DEMO is not set: set it to the demo file that npm start writes.");
	return { port: Number(port), demoPath };
}
