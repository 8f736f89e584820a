import { createAdmin } from "../src/account/create-admin.ts";
import { bffAddress, type TestBff } from "./bff.ts";

const ownPage = { origin: bffAddress, "sec-fetch-site": "same-origin" };

interface Sent {
	readonly body?: unknown;
	/** The headers by which a server knows where a request comes from. */
	readonly from?: Readonly<Record<string, string>>;
}

/** A browser on the config page: keeps cookies, and says where its requests come from. */
export class AdminBrowser {
	readonly #bff: TestBff;
	readonly #cookies = new Map<string, string>();

	constructor(bff: TestBff) {
		this.#bff = bff;
	}

	/** Ada, an admin of this BFF, logged in. */
	static async ofAda(bff: TestBff): Promise<AdminBrowser> {
		const ada = { name: "Ada", email: "ada@example.com", password: "correct horse battery" };
		await createAdmin(bff.parts.auth, bff.database.query, ada);
		const browser = new AdminBrowser(bff);
		await browser.logIn(ada.email, ada.password);
		return browser;
	}

	get(path: string): Promise<Response> {
		return this.send("GET", path, {});
	}

	post(path: string, body: unknown): Promise<Response> {
		return this.send("POST", path, { body });
	}

	/** The JSON of an answer that must be a success. */
	async read<Body>(answer: Promise<Response>): Promise<Body> {
		const { ok, status, json } = await answer.then((got) => ({ ok: got.ok, status: got.status, json: got.json() }));
		if (!ok) throw new Error(`${status}: ${JSON.stringify(await json)}`);
		return (await json) as Body;
	}

	/** Opens an address of the page itself. */
	async visit(path: string): Promise<Response> {
		return this.#bff.app.request(bffAddress + path, { headers: { cookie: this.#cookie() } });
	}

	#cookie(): string {
		return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
	}

	logIn(email: string, password: string): Promise<Response> {
		return this.post("/auth/sign-in/email", { email, password });
	}

	send(method: string, path: string, { body, from = ownPage }: Sent = {}): Promise<Response> {
		const cookie = this.#cookie();
		const init = { method, headers: { "content-type": "application/json", cookie, ...from } };
		return this.#request(path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
	}

	/** Sends a file. */
	sendBytes(method: string, path: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
		return this.#request(path, { method, headers: { cookie: this.#cookie(), ...ownPage }, body });
	}

	async #request(path: string, sent: RequestInit): Promise<Response> {
		const answer = await this.#bff.app.request(`${bffAddress}/admin/api${path}`, sent);
		for (const line of answer.headers.getSetCookie()) {
			const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			this.#cookies.set(name, value);
		}
		return answer;
	}
}
