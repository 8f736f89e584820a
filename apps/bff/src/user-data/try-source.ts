import type * as z from "zod";
import { lastFourOf } from "../authorization/secret-place.ts";
import { renderRequest, type ShownRequest } from "../egress/render-request.ts";
import { showBody } from "../secret/show-body.ts";
import { askSource } from "./ask-source.ts";
import type { UserDataContext } from "./context.ts";
import { findSource } from "./find-source.ts";
import { refuseCarrying } from "./refuse-carrying.ts";
import type { sourceInput } from "./source-input.ts";
import { openSource } from "./source-place.ts";
import type { UserDataProblemCode } from "./user-data-problem.ts";
import { userInfoText } from "./user-info-text.ts";

/** One question from the config page: about whom, and with settings that are not saved yet. */
export interface SourceTrial {
	readonly identifier: string;
	/** Where it is sent; without a secret the stored one goes along. */
	readonly source: Pick<z.output<typeof sourceInput>, "url" | "header" | "secret">;
	readonly signal: AbortSignal;
}

interface ShownAnswer {
	readonly contentType: string;
	/** The beginning of it where it is long. */
	readonly body: string;
	readonly isCut: boolean;
	readonly bytes: number;
}

/** What an admin sees of it. No part of it holds the secret. */
export interface SourceTrialResult {
	readonly request: ShownRequest;
	readonly status: number | undefined;
	readonly milliseconds: number;
	readonly answer: ShownAnswer | undefined;
	/** The exact text the model would be given. Absent when it would be given none. */
	readonly model: { readonly text: string; readonly characters: number } | undefined;
	readonly problem: { readonly code: UserDataProblemCode; readonly sentence: string } | undefined;
}

/** Asks about a test identifier, the same way as in a conversation. @throws Problem `input_invalid` (no secret to send there) */
export async function trySource(
	context: UserDataContext,
	trial: SourceTrial,
): Promise<SourceTrialResult & { readonly info: string | undefined }> {
	const { url, header } = trial.source;
	const secret = await secretFor(context, trial.source);
	let request: ShownRequest | undefined;
	let answer: ShownAnswer | undefined;
	const asked = await askSource(
		context,
		{ url, header, secret, identifier: trial.identifier, signal: trial.signal },
		{
			sending: (outgoing) => {
				const headers = { ...outgoing.headers, [header.toLowerCase()]: `••••${lastFourOf(secret)}` };
				request = renderRequest({ ...outgoing, headers });
			},
			answered: ({ contentType, bytes }) => {
				const shown = showBody(bytes.toString("utf8"), (text) => context.scrubber.scrub(text));
				answer = { contentType: context.scrubber.scrub(contentType), ...shown, bytes: bytes.length };
			},
		},
	);
	if (!request) throw new Error("Nothing was asked.");
	const { status, milliseconds, info, problem } = asked;
	return {
		...{ request, status, milliseconds, answer, info },
		model: info === undefined ? undefined : { text: userInfoText(info), characters: info.length },
		problem: problem && { code: problem.code, sentence: problem.message },
	};
}

async function secretFor(context: UserDataContext, { url, secret }: SourceTrial["source"]): Promise<string> {
	if (secret !== undefined) return secret;
	const stored = await findSource(context);
	refuseCarrying(stored, url);
	return openSource({ queries: context.database.query, keys: context.keys }, stored);
}
