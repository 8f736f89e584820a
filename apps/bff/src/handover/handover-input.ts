import * as z from "zod";
import { webAddress } from "../egress/web-address.ts";

const address = webAddress("https://shop.example/handover");

/** How a site hands over, as an admin writes it. */
export const handoverInput = z
	.object({
		enabled: z.boolean(),
		way: z.enum(["email", "link"]).default("email"),
		link: address.nullable().default(null),
		rules: z.string().trim().max(4_000).default(""),
		emailTo: z.email("An email address, such as help@shop.example").max(200).nullable().default(null),
		webhookUrl: address.nullable().default(null),
	})
	.superRefine(({ enabled, way, link, emailTo, webhookUrl }, issues) => {
		const add = (path: string, message: string) => issues.addIssue({ code: "custom", path: [path], message });
		if (way === "link" && link === null) add("link", "Where does the link lead?");
		if (enabled && way === "email" && emailTo === null && webhookUrl === null) {
			add("emailTo", "Nobody would hear of it: name an email address or a webhook.");
		}
	});
export type HandoverInput = z.input<typeof handoverInput>;
