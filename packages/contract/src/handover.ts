import * as z from "zod/mini";

/** A person is asked to take over: `requested` once it was passed on. They answer by email, or where the link leads. */
export const handover = z.object({
	state: z.enum(["requested"]),
	way: z.enum(["email", "link"]),
	/** With `link`: an https address. */
	link: z.optional(z.string()),
});
export type Handover = z.infer<typeof handover>;
