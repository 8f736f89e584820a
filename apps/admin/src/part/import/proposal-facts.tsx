import type { ComponentChildren, JSX } from "preact";
import { spellNeed } from "../../store/credential-needs.ts";
import type { Proposal } from "../../store/import-work.ts";

/** What an import proposes for one tool, and what the admin should look at. */
export function ProposalFacts({ proposal }: { readonly proposal: Proposal }): JSX.Element {
	const { draft, need, identity, problems } = proposal;
	const isWrite = draft.access === "write";
	return (
		<dl class="facts">
			<Fact name="Request">
				<code>
					{draft.method} {draft.url}
				</code>
			</Fact>
			<Fact name="Access">
				{isWrite ? "Changes something" : "Reads only"}
				<span class="muted">, judged by {draft.method} and its words</span>
			</Fact>
			<Fact name="Authorization">
				{draft.authorization ? (
					<strong>{draft.authorization}</strong>
				) : need ? (
					`Wants ${spellNeed(need)}`
				) : (
					"None was found"
				)}
			</Fact>
			<Fact name="From the identity">
				{identity.length === 0
					? "Nothing"
					: identity.map(({ parameter, claim }) => (
							<span key={parameter} class="line">
								<code>{parameter}</code> from the claim <code>{claim}</code>: no prompt can change it
							</span>
						))}
			</Fact>
			<Fact name="Parameters">
				{draft.parameters.length === 0 ? "None" : draft.parameters.map(({ name }) => name).join(", ")}
			</Fact>
			{problems.length > 0 && (
				<Fact name="To look at">
					<ul>
						{problems.map((problem) => (
							<li key={problem}>{problem}</li>
						))}
					</ul>
				</Fact>
			)}
		</dl>
	);
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }): JSX.Element {
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}
