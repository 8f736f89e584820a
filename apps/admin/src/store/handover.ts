import { api, read } from "./client.ts";

const routes = api.sites[":site"].handover;
const ask = (site: string) => read(routes.$get({ param: { site } }));

/** How a site hands over, and how the newest handovers went. */
export type HandoverState = Awaited<ReturnType<typeof ask>>;
export type HandoverEntry = HandoverState["handovers"][number];

export const fetchHandover = ask;

/** What is saved. */
export interface HandoverDraft {
	readonly enabled: boolean;
	readonly way: "email" | "link";
	readonly link: string;
	readonly rules: string;
	readonly emailTo: string;
	readonly webhookUrl: string;
}

export function draftOfHandover({ enabled, settings }: HandoverState): HandoverDraft {
	return {
		enabled,
		way: settings?.way ?? "email",
		link: settings?.link ?? "",
		rules: settings?.rules ?? "",
		emailTo: settings?.emailTo ?? "",
		webhookUrl: settings?.webhookUrl ?? "",
	};
}

/** Saves, and gives the secret that signs webhooks when a new one was made. @throws Refusal */
export async function saveHandover(
	site: string,
	{ link, emailTo, webhookUrl, ...draft }: HandoverDraft,
	renewSecret = false,
): Promise<string | undefined> {
	const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
	const json = { ...draft, link: orNull(link), emailTo: orNull(emailTo), webhookUrl: orNull(webhookUrl), renewSecret };
	return (await read(routes.$put({ param: { site }, json }))).secret;
}
