/** The order of the rooms under one folder; a file imports from its own room or from rooms further along. */
export type Corridor = {
	/** The folder the rooms stand in. A single file there is a room of its own: `main.ts` is the room `main`. */
	folder: string;
	/** Room after room. Rooms in one bracket stand side by side and do not import each other. */
	order: readonly (readonly string[])[];
	/** Rooms every other may read, wherever they stand. */
	everywhere: readonly string[];
	/** Rooms only the named ones may import; types of theirs may be read from anywhere. */
	only: Readonly<Record<string, readonly string[]>>;
};

/** Every corridor of the house. A new room is placed here, in the commit that makes it. */
export const corridors: readonly Corridor[] = [
	{
		folder: "apps/bff/src",
		order: [
			["main", "bellhop"],
			["environment"],
			["demo"],
			["app"],
			["routes"],
			["middleware"],
			["conversation", "playground"],
			["agent"],
			["model"],
			["tool"],
			["approval", "ledger", "task", "guidance", "knowledge", "user-data", "handover"],
			["authorization", "identity"],
			["egress"],
			["secret"],
			["visitor"],
			["site", "account", "widget"],
			["audit", "limit", "jobs"],
			["database"],
			["problem", "clock", "log"],
		],
		everywhere: ["database", "problem", "clock", "log"],
		only: { environment: ["main", "bellhop"] },
	},
	{
		folder: "packages/widget/src",
		order: [["loader"], ["panel"], ["view"], ["store"], ["transport"], ["markdown", "words", "schema"]],
		everywhere: [],
		only: { markdown: ["panel", "view", "store"], words: ["loader", "panel", "view", "store"] },
	},
];
