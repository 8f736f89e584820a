import type { SealedPlace } from "./seal.ts";

/** A column that holds sealed texts, in a table whose rows have `id` and `site_id`. */
export type SealedColumnName = Pick<SealedPlace, "table" | "column">;

/** Every sealed column of the database. A new one is named here, or a rotation of the keys would lose it; a test looks. */
export const sealedColumns: readonly SealedColumnName[] = [
	{ table: "authorizations", column: "secret" },
	{ table: "authorizations", column: "pending_secret" },
	{ table: "authorizations", column: "tokens" },
	{ table: "signing_keys", column: "secret" },
	{ table: "identity_keys", column: "secret" },
	{ table: "subject_keys", column: "private_key" },
	{ table: "connect_flows", column: "verifier" },
	{ table: "user_data_sources", column: "secret" },
	{ table: "handover_settings", column: "secret" },
];
