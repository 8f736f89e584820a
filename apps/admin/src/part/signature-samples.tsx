import node from "@bellhop/bff/signature-samples/verify.mjs?raw";
import php from "@bellhop/bff/signature-samples/verify.php?raw";
import python from "@bellhop/bff/signature-samples/verify.py?raw";
import type { JSX } from "preact";
import { Copy } from "./copy.tsx";

const samples = [
	["Node", node],
	["Python", python],
	["PHP", php],
] as const;

/** How the owner's system checks a signature: the very files that our tests run. */
export function SignatureSamples(): JSX.Element {
	return (
		<div class="stack">
			<h3>How your system checks it</h3>
			<p class="muted">
				Refuse what fails the check, and what is older than five minutes; remember each <code>webhook-id</code> that
				long to refuse a second use.
			</p>
			{samples.map(([language, code]) => (
				<details key={language}>
					<summary>{language}</summary>
					<Copy text={code.trim()} label={`the sample for ${language}`} />
				</details>
			))}
		</div>
	);
}
