import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { proposeAuthorization } from "../../store/authorization-proposal.ts";
import type { Authorization } from "../../store/authorizations.ts";
import { type CredentialNeed, credentialNeeds, fitting, spellNeed, suits } from "../../store/credential-needs.ts";
import { changeProposals, type Proposal } from "../../store/import-work.ts";
import { go } from "../../store/place.ts";
import { Choice } from "../choice.tsx";

interface CredentialChoicesProps {
	readonly site: string;
	readonly proposals: readonly Proposal[];
	readonly authorizations: readonly Authorization[];
}

/** The credentials that an import wants, each with what is stored for it and the way to store one. */
export function CredentialChoices({ site, proposals, authorizations }: CredentialChoicesProps): JSX.Element | null {
	const needs = credentialNeeds(proposals.filter(({ savedAs }) => savedAs === undefined));
	const choose = ({ proposals: wanting }: CredentialNeed, authorization: string | null) => {
		const operations = wanting.map(({ operation }) => operation);
		changeProposals(site, (each) =>
			operations.includes(each.operation) ? { ...each, draft: { ...each.draft, authorization } } : each,
		);
	};
	useEffect(() => {
		for (const need of needs) {
			const stored = authorizations.find((one) => suits(one, need.begin));
			const isOpen = need.proposals.every(({ draft }) => draft.authorization === null);
			if (stored && isOpen) choose(need, stored.name);
		}
	}, []);
	if (needs.length === 0) return null;
	return (
		<>
			{needs.map((need) => (
				<OneNeed
					key={`${need.origin} ${JSON.stringify(need.need)}`}
					need={need}
					stored={fitting(need, authorizations)}
					onChoose={(name) => choose(need, name)}
				/>
			))}
		</>
	);
}

interface OneNeedProps {
	readonly need: CredentialNeed;
	readonly stored: readonly Authorization[];
	readonly onChoose: (name: string | null) => void;
}

function OneNeed({ need, stored, onChoose }: OneNeedProps): JSX.Element {
	const { origin, begin, proposals } = need;
	const chosen = proposals[0]?.draft.authorization ?? "";
	const count = proposals.length === 1 ? "" : ` (${proposals.length} tools)`;
	const store = () => {
		proposeAuthorization(begin);
		go("authorizations", "new");
	};
	return (
		<div class="need">
			<Choice
				label={`Authorization for ${origin}${count}`}
				value={chosen}
				options={[["", "None yet"], ...stored.map(({ name }) => [name, name] as const)]}
				hint={`It wants ${spellNeed(need.need)}.${begin.secret === "" ? "" : " The command holds one."}`}
				onChange={(name) => onChoose(name === "" ? null : name)}
			/>
			<button type="button" onClick={store}>
				{begin.secret === "" ? "New authorization" : "Store the one in the command"}
			</button>
		</div>
	);
}
