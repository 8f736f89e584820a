/** What an import says about the credential its API wants; the admin makes or picks the record. Never holds a secret. */
export type AuthorizationProposal =
	| { readonly kind: "bearer" }
	| { readonly kind: "api_key"; readonly header: string }
	| { readonly kind: "basic"; readonly username: string }
	| {
			readonly kind: "oauth2";
			readonly flow: "client_credentials" | "authorization_code";
			readonly authorizationUrl?: string;
			readonly tokenUrl: string;
			readonly scopes: readonly string[];
	  };
