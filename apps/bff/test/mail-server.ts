import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A real mail server in the deployer's place. */
export interface TestMailServer {
	readonly url: string;
	/** The mails that arrived, as they were sent. */
	readonly received: { readonly to: string[]; readonly text: string }[];
	/** What it answers instead of taking a mail; a test may set it. */
	refuse: string | undefined;
	close(): Promise<void>;
}

export async function startMailServer(): Promise<TestMailServer> {
	const received: TestMailServer["received"] = [];
	const server = new SMTPServer({
		disabledCommands: ["STARTTLS"],
		onAuth: ({ username, password }, _, done) =>
			username === "bellhop" && password === "pa/ss"
				? done(null, { user: username })
				: done(new Error("Wrong password")),
		onData: (stream, { envelope }, done) => {
			const chunks: Buffer[] = [];
			stream.on("data", (chunk: Buffer) => chunks.push(chunk));
			stream.on("end", () => {
				if (mail.refuse !== undefined) return done(Object.assign(new Error(mail.refuse), { responseCode: 451 }));
				const text = Buffer.concat(chunks).toString();
				received.push({ to: envelope.rcptTo.map(({ address }) => address), text });
				done();
			});
		},
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
	const { port } = server.server.address() as AddressInfo;
	const mail: TestMailServer = {
		url: `smtp://bellhop:pa%2Fss@127.0.0.1:${port}`,
		received,
		refuse: undefined,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
	return mail;
}
