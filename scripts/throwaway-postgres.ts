import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

/** A Postgres server of our own on loopback, gone without a trace after `stop`. */
export interface ThrowawayPostgres {
	readonly url: string;
	readonly version: string;
	stop(): void;
}

/** Why there is no server: a sentence for the person who reads the test output. */
export interface NoPostgres {
	readonly missing: string;
}

const versionsFolder = "/usr/lib/postgresql";

/** Starts a server from the newest installed binaries. Postgres refuses to run as root, so root runs it as another user. */
export async function startThrowawayPostgres(): Promise<ThrowawayPostgres | NoPostgres> {
	const version = newestVersion();
	if (version === undefined)
		return { missing: `no Postgres binaries in ${versionsFolder} (Debian: apt-get install postgresql)` };
	const user = userFor();
	if (user === undefined)
		return { missing: "this is root, and there is no user postgres or nobody to run Postgres as" };
	const bin = join(versionsFolder, version, "bin");
	const folder = mkdtempSync(join(tmpdir(), "bellhop-postgres-"));
	if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
	const data = join(folder, "data");
	const initdb = ["-D", data, "-U", "bellhop", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"];
	const made = spawnSync(join(bin, "initdb"), initdb, { ...user, cwd: folder, encoding: "utf8" });
	if (made.status !== 0) {
		rmSync(folder, { recursive: true, force: true });
		return { missing: `initdb failed: ${made.stderr.trim().split("\n").at(-1)}` };
	}
	const port = await freePort();
	const settings = [
		`port=${port}`,
		"listen_addresses=127.0.0.1",
		`unix_socket_directories=${folder}`,
		"fsync=off",
		"max_connections=200",
	];
	// Its log goes to a file: a pipe that nobody empties would stop the server once it is full.
	const options = settings.map((setting) => `-c ${setting}`).join(" ");
	const start = ["-D", data, "-l", join(folder, "log"), "-w", "-t", "60", "-o", options, "start"];
	const started = spawnSync(join(bin, "pg_ctl"), start, { ...user, cwd: folder, stdio: "ignore" });
	const stop = () => {
		spawnSync(join(bin, "pg_ctl"), ["-D", data, "-m", "fast", "-w", "stop"], { ...user, cwd: folder, stdio: "ignore" });
		rmSync(folder, { recursive: true, force: true });
	};
	if (started.status === 0) return { url: `postgres://bellhop@127.0.0.1:${port}/postgres`, version, stop };
	stop();
	return { missing: "the Postgres server did not start" };
}

function newestVersion(): string | undefined {
	if (!existsSync(versionsFolder)) return undefined;
	const versions = readdirSync(versionsFolder).filter((name) =>
		existsSync(join(versionsFolder, name, "bin", "initdb")),
	);
	return versions.sort((a, b) => Number(b) - Number(a))[0];
}

/** Nobody in particular when this is not root. */
function userFor(): { uid?: number; gid?: number } | undefined {
	if (process.getuid?.() !== 0) return {};
	for (const name of ["postgres", "nobody"]) {
		const line = readFileSync("/etc/passwd", "utf8")
			.split("\n")
			.find((entry) => entry.startsWith(`${name}:`));
		const [, , uid, gid] = line?.split(":") ?? [];
		if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
	}
	return undefined;
}
