import { type Corridor, corridors } from "../../corridor.ts";
import type { Finding } from "../finding.ts";
import { isTest } from "../tree/kinds.ts";
import type { ImportFact, SourceFile } from "../tree/parse-source.ts";
import { createResolver, type Resolve } from "../tree/resolve-import.ts";
import type { Tree } from "../tree/tree.ts";

/** Nobody walks backwards: a file imports only from its own room or from rooms further along. */
export function corridor(tree: Tree): Finding[] {
	const resolve = createResolver(tree);
	return tree.sources.flatMap((file) => {
		const place = corridors.find(({ folder }) => file.path.startsWith(`${folder}/`));
		return place && !isTest(file.path) ? checkFile(place, file, resolve) : [];
	});
}

function checkFile(place: Corridor, file: SourceFile, resolve: Resolve): Finding[] {
	const room = roomOf(place, file.path);
	if (standing(place, room) < 0) {
		const what = `the room "${room}" has no place in the corridor of ${place.folder}`;
		return [{ path: file.path, line: 1, what, instead: "place it in lint/corridor.ts, or move the file into a room" }];
	}
	return file.imports.flatMap((fact) => {
		const target = resolve(file.path, fact.specifier);
		if (!target?.startsWith(`${place.folder}/`)) return [];
		const other = roomOf(place, target);
		const instead = judge(place, { room, other, fact });
		return instead ? [{ path: file.path, line: fact.line, what: `"${room}" imports from "${other}"`, instead }] : [];
	});
}

type Step = { room: string; other: string; fact: ImportFact };

function judge(place: Corridor, { room, other, fact }: Step): string | undefined {
	if (room === other) return undefined;
	const allowed = place.only[other];
	if (allowed) {
		if (allowed.includes(room) || fact.typeOnly) return undefined;
		return `only ${allowed.join(", ")} may import it (types are free): take what you need as an argument`;
	}
	if (place.everywhere.includes(other)) return undefined;
	const [here, there] = [standing(place, room), standing(place, other)];
	if (here === there) return "rooms side by side do not import each other: let a room before both bring them together";
	if (there < here) return `"${other}" stands before "${room}": take what you need as an argument, or move the file`;
	return undefined;
}

function standing(place: Corridor, room: string): number {
	return place.order.findIndex((rooms) => rooms.includes(room));
}

function roomOf(place: Corridor, path: string): string {
	const [first = ""] = path.slice(place.folder.length + 1).split("/");
	return first.replace(/\.\w+$/, "");
}
