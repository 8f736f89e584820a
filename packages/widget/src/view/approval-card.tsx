import type { Approval, ApprovalField, ApprovalState } from "@bellhop/contract/approval";
import type { VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { decideApproval } from "../store/decide-approval.ts";
import { canSend } from "../store/state.ts";
import { fill } from "../words/words.ts";
import { Icon, type IconName } from "./icon.tsx";
import { useMoreWords, usePanel, useTalk } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** What will happen, with every value of it, and the visitor's yes or no. Once settled it is one quiet line. */
export function ApprovalCard({ approval }: { readonly approval: Approval }): VNode {
	const words = useMoreWords();
	const state = useStateNow(approval);
	return state === "pending" ? (
		<Asking approval={approval} />
	) : (
		<p class="step" data-state={state}>
			<Icon name={marks[state]} />
			<span>{fill(words.approval[state], { summary: approval.summary })}</span>
		</p>
	);
}

const marks: Readonly<Record<Exclude<ApprovalState, "pending">, IconName>> = {
	approved: "check",
	denied: "cross",
	expired: "cross",
	withdrawn: "cross",
};

function Asking({ approval }: { readonly approval: Approval }): VNode {
	const { store } = usePanel();
	const words = useMoreWords();
	const { whenSaid } = useTalk();
	const id = useId();
	const form = useRef<HTMLFormElement>(null);
	const [sent, setSent] = useState<"approve" | "deny">();
	const busy = !useValue(store.state, canSend);
	const decide = async (decision: "approve" | "deny") => {
		if (busy) return;
		setSent(decision);
		const values = decision === "approve" && form.current ? typedIn(form.current) : undefined;
		const place = form.current?.closest<HTMLElement>("[role=log]");
		const taken = await store.act(decideApproval, {
			approval: approval.approvalId,
			decision,
			...(values && { values }),
		});
		// The buttons are gone: whoever was on them goes on from the conversation.
		if (taken) place?.focus({ preventScroll: true });
		else setSent(undefined);
	};
	return (
		<form
			class="card"
			ref={form}
			aria-labelledby={`${id}s`}
			onSubmit={(event) => {
				event.preventDefault();
				void decide("approve");
			}}
		>
			<p class="card-title" id={`${id}s`} dir="auto">
				{approval.summary}
			</p>
			<dl>
				{approval.fields.map((field, index) => (
					<Row key={index} field={field} id={`${id}${index}`} />
				))}
			</dl>
			<p class="card-hint">
				{fill(words.approval.until, { when: whenSaid?.(approval.expiresAt, words.language, false) ?? "" })}
			</p>
			<div class="card-acts">
				<button type="submit" class="yes" aria-disabled={busy} aria-busy={sent === "approve"}>
					{approval.action ?? words.approval.confirm}
				</button>
				<button
					type="button"
					class="plain"
					aria-disabled={busy}
					aria-busy={sent === "deny"}
					onClick={() => void decide("deny")}
				>
					{words.approval.cancel}
				</button>
			</div>
		</form>
	);
}

function Row({ field, id }: { readonly field: ApprovalField; readonly id: string }): VNode {
	const { edit, label, value } = field;
	return (
		<div>
			<dt>{edit ? <label for={id}>{label}</label> : label}</dt>
			<dd dir="auto">
				{!edit && value}
				{edit?.kind === "choice" && (
					<select id={id} name={edit.name} defaultValue={value}>
						{edit.choices?.map((choice) => (
							<option key={choice} selected={choice === value}>
								{choice}
							</option>
						))}
					</select>
				)}
				{edit && edit.kind !== "choice" && (
					<input
						id={id}
						name={edit.name}
						defaultValue={value}
						inputMode={edit.kind === "number" ? "decimal" : "text"}
						autocomplete="off"
					/>
				)}
			</dd>
		</div>
	);
}

/** What stands in the fields that may be edited, by name; nothing where there are none. */
function typedIn(form: HTMLFormElement): Record<string, string> | undefined {
	const typed = [...new FormData(form)].map(([name, value]) => [name, String(value)] as const);
	return typed.length > 0 ? Object.fromEntries(typed) : undefined;
}

/** Nobody tells the panel when the time is up: it looks at the clock, and again when it is. */
function useStateNow({ state, expiresAt }: Approval): ApprovalState {
	const left = Date.parse(expiresAt) - Date.now();
	const [, look] = useState(0);
	useEffect(() => {
		if (state !== "pending" || left <= 0) return;
		const timer = setTimeout(() => look(Date.now()), left + 500);
		return () => clearTimeout(timer);
	}, [state, expiresAt]);
	return state === "pending" && left <= 0 ? "expired" : state;
}
