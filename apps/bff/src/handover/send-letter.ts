import { createTransport } from "nodemailer";
import { signedHeaders } from "../authorization/sign-request.ts";
import type { Clock } from "../clock.ts";
import type { Egress } from "../egress/egress.ts";
import { type HandoverLetter, letterAsJson, letterAsText } from "./letter.ts";

/** The deployment's way to send email. */
export interface MailServer {
	/** `smtp://` or `smtps://`, with user and password where the server wants them. */
	readonly url: string;
	/** The sender. */
	readonly from: string;
}

/** How long a delivery may take, in milliseconds. */
const timeoutMs = 20_000;

/** A letter that did not arrive, and the status where there is one. */
export class LetterLost extends Error {
	override readonly name = "LetterLost";
	readonly httpStatus: number | undefined;

	constructor(message: string, httpStatus?: number) {
		super(message);
		this.httpStatus = httpStatus;
	}
}

/**
 * Sends a letter as a signed webhook (Standard Webhooks); its id stays the same when it is sent again.
 * @throws LetterLost on any status outside 2xx, and what the egress throws
 */
export async function sendWebhook(
	{ egress, clock }: { readonly egress: Egress; readonly clock: Clock },
	letter: HandoverLetter,
	{ url, secret, signal }: { readonly url: string; readonly secret: string; readonly signal: AbortSignal },
): Promise<number> {
	const body = letterAsJson(letter);
	const signature = signedHeaders([secret], { id: letter.handover.id, body, at: clock.now() });
	const headers = { "content-type": "application/json", accept: "*/*", ...signature };
	const { status } = await egress.send({ method: "POST", url, headers, body, timeoutMs, signal });
	if (status < 200 || status > 299) throw new LetterLost(`Answered with HTTP ${status}.`, status);
	return status;
}

/** Sends a letter as an email; the message id stays the same when it is sent again. @throws what the mail server says */
export async function sendEmail({ url, from }: MailServer, letter: HandoverLetter, to: string): Promise<void> {
	const transport = createTransport(url, { from, connectionTimeout: timeoutMs, socketTimeout: timeoutMs } as never);
	try {
		const { visitor, site, handover } = letter;
		const answersTo = visitor.verified && visitor.email !== null ? { replyTo: visitor.email } : {};
		await transport.sendMail({
			...{ from, to, ...answersTo, messageId: `<${handover.id}@bellhop>` },
			subject: `${site.name}: ${visitor.name ?? "a visitor"} wants to talk to a person`.replaceAll(/[\r\n]+/g, " "),
			text: letterAsText(letter),
		});
	} finally {
		transport.close();
	}
}
