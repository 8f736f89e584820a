import { systemClock } from "./clock.ts";
import { connect } from "./database/connect.ts";
import { FolderInUseError } from "./database/folder-lock.ts";
import { EnvironmentError, readEnvironment } from "./environment.ts";
import { KeyMissingError } from "./secret/environment-key.ts";
import { WrongKeyError } from "./secret/key-ring.ts";
import { rotateKeys } from "./secret/rotate-keys.ts";

const usage = "Usage: pnpm bellhop keys rotate";

/** Faults whose message is one sentence that says what to do. */
const explained = [EnvironmentError, KeyMissingError, WrongKeyError, FolderInUseError];

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
	process.exitCode = process.argv.slice(2).join(" ") === "keys rotate" ? await rotate() : refuse(usage);
} catch (error) {
	const known = explained.some((kind) => error instanceof kind);
	process.exitCode = refuse(known ? (error as Error).message : String((error as Error).stack));
}

function refuse(sentence: string): number {
	process.stderr.write(`${sentence}\n`);
	return 1;
}

async function rotate(): Promise<number> {
	const { databaseUrl: url, dataFolder: folder, keys } = readEnvironment();
	const database = await connect({ url, folder });
	try {
		const source = { database, clock: systemClock, environmentKeys: keys.keys };
		const { newest, removed, left, unopened } = await rotateKeys(source, (progress) => {
			say(`Sealed with former keys: ${progress.left}`);
		});
		for (const place of unopened) say(`Does not open and was left as it is: ${place}`);
		say(`Data key ${newest} seals now. Former data keys removed: ${removed}. Sealed with former keys: ${left}.`);
		return left === 0 ? 0 : 1;
	} finally {
		await database.close();
	}
}
