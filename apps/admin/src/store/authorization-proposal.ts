import { signal } from "@preact/signals";
import { type AuthorizationDraft, emptySettings, type Settings } from "./authorizations.ts";
import type { AuthorizationNeed } from "./import.ts";
import type { ToolDraft } from "./tools.ts";

/** What the form of a new authorization begins with. It may hold a secret, so it lives in memory and is taken once. */
const authorizationProposal = signal<AuthorizationDraft | undefined>(undefined);

export function proposeAuthorization(draft: AuthorizationDraft): void {
	authorizationProposal.value = draft;
}

export function takeAuthorizationProposal(): AuthorizationDraft | undefined {
	const proposed = authorizationProposal.peek();
	authorizationProposal.value = undefined;
	return proposed;
}

interface Wanted {
	readonly tool: Pick<ToolDraft, "url" | "access">;
	/** What an import says of it; nothing where it is not known. */
	readonly need?: AuthorizationNeed | undefined;
	/** In clear, where an import found it. */
	readonly secret?: string | undefined;
}

/** A credential for the system that a tool calls, as far as it is known. */
export function authorizationFor({ tool, need, secret = "" }: Wanted): AuthorizationDraft {
	const url = URL.canParse(tool.url) ? new URL(tool.url) : undefined;
	return {
		name: url?.hostname ?? "",
		settings: need ? settingsOf(need) : emptySettings.bearer,
		secret,
		origins: url ? [url.origin] : [],
		purpose: tool.access,
	};
}

function settingsOf(need: AuthorizationNeed): Settings {
	if (need.kind !== "oauth2") return need;
	const { flow, tokenUrl, authorizationUrl = "", scopes } = need;
	const [kind, more] =
		flow === "client_credentials"
			? (["oauth2_client_credentials", {}] as const)
			: (["oauth2_authorization_code", { authorizationUrl }] as const);
	return { ...emptySettings[kind], tokenUrl, scopes: [...scopes], ...more } as Settings;
}
