import type { JSX } from "preact";
import type { Settings } from "../store/authorizations.ts";
import { Choice } from "./choice.tsx";
import { TextField } from "./text-field.tsx";

type OauthSettings = Extract<Settings, { readonly tokenUrl: string }>;

type CodeSettings = Extract<Settings, { readonly authorizationUrl: string }>;

interface OauthFieldsProps {
	readonly settings: OauthSettings;
	readonly faults: ReadonlyMap<string, string>;
	readonly onChange: (settings: OauthSettings) => void;
}

/** Where tokens come from, and as whom they are asked for. */
export function OauthFields({ settings, faults, onChange }: OauthFieldsProps): JSX.Element {
	const change = (some: Partial<OauthSettings>) => onChange({ ...settings, ...some } as OauthSettings);
	const faultOf = (field: string) => faults.get(`settings.${field}`);
	const parts = { settings, faults, onChange };
	return (
		<>
			{settings.kind === "oauth2_authorization_code" && <ServerFields {...parts} settings={settings} />}
			<TextField
				label="Token URL"
				type="url"
				code
				value={settings.tokenUrl}
				fault={faultOf("tokenUrl")}
				onInput={(tokenUrl) => change({ tokenUrl })}
			/>
			<div class="pair">
				<TextField
					label="Client id"
					code
					value={settings.clientId}
					fault={faultOf("clientId")}
					onInput={(clientId) => change({ clientId })}
				/>
				<Choice
					label="Client authentication"
					value={settings.clientAuthentication}
					options={[
						["basic", "In the Authorization header"],
						["post", "In the body"],
					]}
					onChange={(clientAuthentication) => change({ clientAuthentication })}
				/>
			</div>
			<TextField
				label="Scopes"
				code
				value={settings.scopes.join(" ")}
				fault={faultOf("scopes")}
				hint="Separated by spaces; empty for the server's default."
				onInput={(text) => change({ scopes: text === "" ? [] : text.split(" ") })}
			/>
			<TargetFields {...parts} />
		</>
	);
}

/** The server that an account is connected at. */
function ServerFields({
	settings,
	faults,
	onChange,
}: OauthFieldsProps & { readonly settings: CodeSettings }): JSX.Element {
	return (
		<>
			<TextField
				label="Authorization URL"
				type="url"
				code
				value={settings.authorizationUrl}
				fault={faults.get("settings.authorizationUrl")}
				hint="Where you log in and agree."
				onInput={(authorizationUrl) => onChange({ ...settings, authorizationUrl })}
			/>
			<TextField
				label="Issuer"
				type="url"
				code
				value={settings.issuer ?? ""}
				fault={faults.get("settings.issuer")}
				hint="If the server names one, its answers are checked against it."
				onInput={(issuer) => onChange(withOptional(settings, "issuer", issuer))}
			/>
		</>
	);
}

/** What the token is to be used for, where the server wants to know. */
function TargetFields({ settings, faults, onChange }: OauthFieldsProps): JSX.Element {
	return (
		<div class="pair">
			<TextField
				label="Audience"
				code
				value={settings.audience ?? ""}
				fault={faults.get("settings.audience")}
				hint="Only if the server wants one."
				onInput={(audience) => onChange(withOptional(settings, "audience", audience))}
			/>
			<TextField
				label="Resource"
				code
				value={settings.resource ?? ""}
				fault={faults.get("settings.resource")}
				hint="Only if the server wants one (RFC 8707)."
				onInput={(resource) => onChange(withOptional(settings, "resource", resource))}
			/>
		</div>
	);
}

/** An empty text is no value at all. */
function withOptional(settings: OauthSettings, field: "audience" | "resource" | "issuer", text: string): OauthSettings {
	const others = Object.fromEntries(Object.entries(settings).filter(([name]) => name !== field));
	return { ...others, ...(text !== "" && { [field]: text }) } as OauthSettings;
}
