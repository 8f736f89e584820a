import { changeProposals, importWork, type Proposal } from "./import-work.ts";
import { saveTool } from "./tools.ts";

/** Which proposals a save would still write. */
export function unsaved(proposals: readonly Proposal[]): readonly Proposal[] {
	return proposals.filter(({ included, savedAs }) => included && savedAs === undefined);
}

/**
 * Saves the included proposals as drafts, one after the other. One that is refused keeps its reason and can be saved again;
 * the others go on. @param onDone how many have been tried
 */
export async function saveProposals(site: string, onDone: (done: number) => void): Promise<void> {
	const now = importWork(site);
	if (now.step !== "review") return;
	const waiting = unsaved(now.proposals);
	for (const [index, { operation, draft }] of waiting.entries()) {
		const outcome = await saveTool(site, undefined, draft).then(
			({ id }) => ({ savedAs: id, refused: undefined }),
			(error: Error) => ({ refused: reasonOf(error) }),
		);
		changeProposals(site, (each) => (each.operation === operation ? { ...each, ...outcome } : each));
		onDone(index + 1);
	}
}

/** The faults of the fields say more than the sentence above them. */
function reasonOf(error: Error & { fields?: ReadonlyMap<string, string> }): string {
	const faults = [...(error.fields ?? [])].map(([path, said]) => `${path}: ${said}`);
	return faults.length > 0 ? faults.join(" ") : error.message;
}
