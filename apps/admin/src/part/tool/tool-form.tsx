import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { authorizationFor, proposeAuthorization } from "../../store/authorization-proposal.ts";
import type { Authorization } from "../../store/authorizations.ts";
import { Refusal } from "../../store/client.ts";
import { parametersOf } from "../../store/import.ts";
import { go } from "../../store/place.ts";
import type { Tool } from "../../store/tools.ts";
import { FormHead } from "../form-head.tsx";
import { LeaveGuard } from "../leave-guard.tsx";
import { Console } from "../trial/console.tsx";
import { useSaveKey } from "../use-save-key.ts";
import { AboutSection } from "./about-section.tsx";
import { AfterSaving } from "./after-saving.tsx";
import { AnswerSection } from "./answer-section.tsx";
import { FromExample } from "./from-example.tsx";
import { ParameterList } from "./parameter-list.tsx";
import { RequestSection } from "./request-section.tsx";
import { RulesSection } from "./rules-section.tsx";
import { useToolEdit } from "./use-tool-edit.ts";

interface ToolFormProps {
	/** The site's id. */
	readonly site: string;
	readonly tool: Tool | undefined;
	readonly tools: readonly Tool[];
	readonly authorizations: readonly Authorization[];
	readonly saved: () => Promise<void>;
}

/**
 * Every field of a tool, and beside it what it does. What was typed stays when the BFF says no; faults stand beside their
 * fields.
 */
export function ToolForm({ site, tool, tools, authorizations, saved }: ToolFormProps): JSX.Element {
	const edit = useToolEdit({ site, tool, saved });
	const { draft, change, dirty, busy, error } = edit;
	const form = useRef<HTMLFormElement>(null);
	useSaveKey((event) => {
		event.preventDefault();
		form.current?.requestSubmit();
	});
	const faults = error instanceof Refusal ? error.fields : new Map<string, string>();
	const parts = { draft, change, faults };
	const toAuthorization = (event: Event) => {
		event.preventDefault();
		if (dirty) edit.keep();
		proposeAuthorization(authorizationFor({ tool: draft }));
		go("authorizations", "new");
	};
	const readBody = async (text: string) => {
		const { parameters, problems } = await parametersOf(site, text);
		change({ parameters });
		return problems;
	};
	return (
		<div class="editor">
			{dirty && <LeaveGuard name={tool?.name ?? (draft.name || "the new tool")} keep={edit.keep} />}
			<form class="stack" ref={form} onSubmit={edit.submit}>
				<FormHead title={tool?.name ?? "New tool"} dirty={dirty} busy={busy} error={error} />
				<AboutSection {...parts} />
				<RequestSection {...parts} authorizations={authorizations} toAuthorization={toAuthorization} />
				<section class="card stack">
					<h2>Parameters</h2>
					<FromExample label="From an example request body" action="Make parameters of it" read={readBody} />
					<ParameterList
						parameters={draft.parameters}
						faults={faults}
						confirmed={draft.access === "write"}
						onChange={(parameters) => change({ parameters })}
					/>
				</section>
				<AnswerSection {...parts} site={site} known={edit.known} onKnown={edit.setKnown} />
				<RulesSection {...parts} saved={tool} />
			</form>
			<aside class="bench" aria-label="What it does">
				{tool ? (
					<Console site={site} tool={tool} dirty={dirty} onExample={edit.takeExample} />
				) : (
					<section class="card stack">
						<h2>Try it</h2>
						<p class="muted">Save the tool and try it here. As a draft it is offered to nobody.</p>
					</section>
				)}
			</aside>
			{tool && (
				<div class="stack after">
					<AfterSaving site={site} tool={tool} tools={tools} dirty={dirty} />
				</div>
			)}
		</div>
	);
}
