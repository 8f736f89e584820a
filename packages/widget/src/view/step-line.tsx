import type { Step } from "@bellhop/contract/step";
import type { VNode } from "preact";
import { Icon, type IconName } from "./icon.tsx";
import { useTalkWords } from "./panel-context.ts";

const marks: Readonly<Record<Exclude<Step["state"], "running">, IconName>> = {
	done: "check",
	failed: "cross",
	unknown: "question",
};

/** One quiet line for something looked up or done, in the owner's words, with how it went. */
export function StepLine({ step }: { readonly step: Step }): VNode {
	const words = useTalkWords();
	return (
		<p class="step" data-state={step.state}>
			{step.state === "running" ? <i class="dot" /> : <Icon name={marks[step.state]} />}
			<span dir="auto">{step.title}</span>
			<span class={step.state === "failed" || step.state === "unknown" ? "outcome" : "unseen"}>
				{words.steps[step.state]}
			</span>
		</p>
	);
}
