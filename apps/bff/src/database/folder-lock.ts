import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

/** The folder of the embedded database belongs to another living process. */
export class FolderInUseError extends Error {
	override readonly name = "FolderInUseError";
}

const holderShape = z.object({ pid: z.number().int(), bootId: z.string(), startTime: z.string() });
type Holder = z.infer<typeof holderShape>;

/**
 * Takes the folder for this process and returns the function that gives it back. Two processes on one PGlite folder
 * silently lose each other's rows, and a lock stolen from a living holder corrupts, so it is taken over from a holder
 * only when that process is provably gone: another boot of the machine, no such pid, or a pid that was given away.
 * @throws FolderInUseError naming the holder.
 */
export function lockFolder(folder: string): () => void {
	const path = join(folder, "bellhop.lock");
	const mine = describe(process.pid);
	for (let attempt = 0; attempt < 5; attempt++) {
		if (create(path, mine)) return () => release(path, mine);
		const holder = read(path);
		if (holder && isAlive(holder)) {
			throw new FolderInUseError(
				`The data folder ${folder} is in use by process ${holder.pid}. Stop that process, or set BELLHOP_DATA to another folder.`,
			);
		}
		discard(path, holder);
	}
	throw new FolderInUseError(`The data folder ${folder} is being opened by another process. Try again.`);
}

/** Written aside and linked into place, so that nobody ever reads half a lock. */
function create(path: string, holder: Holder): boolean {
	const aside = `${path}.${randomUUID()}`;
	writeFileSync(aside, JSON.stringify(holder), { mode: 0o600 });
	try {
		linkSync(aside, path);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
		throw error;
	} finally {
		rmSync(aside);
	}
}

function read(path: string): Holder | undefined {
	try {
		return holderShape.parse(JSON.parse(readFileSync(path, "utf8")));
	} catch {
		return undefined;
	}
}

/** Moves the dead lock away; if another process was quicker and it is no longer the dead one, puts it back. */
function discard(path: string, dead: Holder | undefined): void {
	const aside = `${path}.${randomUUID()}`;
	try {
		renameSync(path, aside);
	} catch {
		return;
	}
	const moved = read(aside);
	if (JSON.stringify(moved) !== JSON.stringify(dead) && moved) create(path, moved);
	rmSync(aside);
}

function release(path: string, mine: Holder): void {
	if (JSON.stringify(read(path)) === JSON.stringify(mine)) rmSync(path);
}

function isAlive(holder: Holder): boolean {
	if (holder.bootId !== bootId()) return false;
	try {
		process.kill(holder.pid, 0);
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
	return describe(holder.pid).startTime === holder.startTime;
}

function describe(pid: number): Holder {
	return { pid, bootId: bootId(), startTime: startTime(pid) };
}

/** Changes with every start of the machine; empty where the system does not tell. */
function bootId(): string {
	try {
		return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
	} catch {
		return "";
	}
}

/** When the process started, in clock ticks since boot (proc(5), field 22 of stat); tells a reused pid from its former owner. */
function startTime(pid: number): string {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
	} catch {
		return "";
	}
}
