import { type DraftParameter, wordsOf } from "./draft-tool.ts";

/** A parameter that probably says who the visitor is: filled from the verified identity until the admin decides otherwise. */
export interface IdentityGuess {
	readonly parameter: string;
	/** The claim it is filled from. */
	readonly claim: string;
}

const people = /^(?:customer|user|member|account|client|buyer|shopper|subscriber|profile|me)$/;

/** Parameters with those that name a person filled from the identity, and which ones that are. */
export interface WithIdentity {
	readonly parameters: DraftParameter[];
	readonly identity: IdentityGuess[];
}

/**
 * Finds parameters such as `customer_id`, `userId` or `email`. The guess errs to the safe side: what the server fills, no
 * prompt can change, and a wrong guess fails until it is corrected.
 */
export function proposeIdentity(parameters: readonly DraftParameter[]): WithIdentity {
	const identity: IdentityGuess[] = [];
	const filled = parameters.map((parameter): DraftParameter => {
		const claim = isScalar(parameter) ? claimFor(parameter.name) : undefined;
		if (claim === undefined) return parameter;
		identity.push({ parameter: parameter.name, claim });
		return { ...parameter, source: { from: "identity", claim } };
	});
	return { parameters: filled, identity };
}

function claimFor(name: string): string | undefined {
	const words = wordsOf(name).filter((word) => word !== "x");
	const [first = "", second = "", third] = words;
	if (third !== undefined) return undefined;
	if (/^e?mail$/.test(first) && (second === "" || second === "address")) return "email";
	if (first === "e" && second === "mail") return "email";
	if (people.test(first) && /^e?mail$/.test(second)) return "email";
	if (people.test(first) && /^(?:id|uuid|number|no|ref)?$/.test(second)) return "sub";
	return undefined;
}

function isScalar({ schema }: DraftParameter): boolean {
	const types = [schema["type"] ?? "string"].flat();
	return types.every((type) => type === "string" || type === "integer" || type === "number" || type === "null");
}
