import { authorizationFor } from "./authorization-proposal.ts";
import type { Authorization, AuthorizationDraft } from "./authorizations.ts";
import type { AuthorizationNeed } from "./import.ts";
import type { Proposal } from "./import-work.ts";

/** Proposals that want the same kind of credential for the same system. */
export interface CredentialNeed {
	readonly origin: string;
	readonly need: AuthorizationNeed;
	readonly proposals: readonly Proposal[];
	/** What a new authorization for them begins with. */
	readonly begin: AuthorizationDraft;
}

/** The credentials that an import wants, each once. */
export function credentialNeeds(proposals: readonly Proposal[]): readonly CredentialNeed[] {
	const groups = new Map<string, { readonly need: AuthorizationNeed; readonly proposals: Proposal[] }>();
	for (const proposal of proposals) {
		const { need } = proposal;
		if (!need) continue;
		const key = `${originOf(proposal)} ${JSON.stringify(need)}`;
		const group = groups.get(key) ?? { need, proposals: [] };
		group.proposals.push(proposal);
		groups.set(key, group);
	}
	return [...groups.values()].flatMap(({ need, proposals: wanting }) => {
		const [first] = wanting;
		if (!first) return [];
		const access = wanting.some(({ draft }) => draft.access === "write") ? "write" : "read";
		const tool = { url: first.draft.url, access } as const;
		return [
			{
				need,
				proposals: wanting,
				origin: originOf(first),
				begin: authorizationFor({ tool, need, secret: first.secret }),
			},
		];
	});
}

/** The stored credentials that may be sent there; those of the wanted kind first. */
export function fitting({ origin, begin }: CredentialNeed, all: readonly Authorization[]): readonly Authorization[] {
	const there = all.filter(({ origins }) => origins.includes(origin));
	return [...there.filter((one) => suits(one, begin)), ...there.filter((one) => !suits(one, begin))];
}

/** Whether a stored credential is just what is wanted. */
export function suits({ settings, origins, purpose }: Authorization, begin: AuthorizationDraft): boolean {
	const reaches = begin.origins.every((origin) => origins.includes(origin));
	return reaches && settings.kind === begin.settings.kind && (begin.purpose === "read" || purpose === "write");
}

function originOf({ draft }: Proposal): string {
	return URL.canParse(draft.url) ? new URL(draft.url).origin : "";
}

/** The kind of a credential, in words. */
export function spellNeed(need: AuthorizationNeed): string {
	if (need.kind === "bearer") return "a bearer token";
	if (need.kind === "api_key") return `an API key in the header ${need.header}`;
	if (need.kind === "basic") return "a user name and password (Basic)";
	return need.flow === "client_credentials" ? "OAuth 2.0, client credentials" : "OAuth 2.0, a connected account";
}
