import type { JSX } from "preact";
import type { Persona as Claims } from "../store/playground.ts";
import { Choice } from "./choice.tsx";
import { JsonField } from "./json-field.tsx";

/** Who the playground's visitor is: nobody anyone knows, or somebody with the claims of a verified identity. */
export function Persona({
	claims,
	onChange,
}: {
	readonly claims: Claims;
	readonly onChange: (claims: Claims) => void;
}): JSX.Element {
	return (
		<>
			<Choice
				label="The visitor is"
				value={claims ? "verified" : "anonymous"}
				options={[
					["anonymous", "Somebody nobody knows"],
					["verified", "Signed in, with these claims"],
				]}
				onChange={(kind) => onChange(kind === "verified" ? { sub: "test-user", email: "alex@example.com" } : undefined)}
			/>
			{claims && (
				<JsonField
					label="Claims of the verified identity"
					value={claims}
					onChange={(value) => onChange(value as Claims)}
				/>
			)}
		</>
	);
}
