import { importJWK, type JWK } from "jose";
import * as z from "zod";
import type { Clock } from "../clock.ts";
import type { IdentityAlgorithm } from "../database/tables/index.ts";
import type { Egress } from "../egress/egress.ts";

/** How long a fetched set is taken as it is, and how long at most when its server does not answer, in milliseconds. */
const freshFor = 10 * 60_000;
const usableFor = 60 * 60_000;

/** How long a server is left alone after it was asked, whatever tokens with unknown keys arrive, in milliseconds. */
const coolDown = 30_000;

/** How long a set may take to arrive, in milliseconds. The egress caps its size. */
const timeoutMs = 5_000;

/** A key set (RFC 7517) that could not be had. The message says why, for the admin. */
export class KeySetError extends Error {
	override readonly name = "KeySetError";
}

const keyShape = z.looseObject({
	kid: z.string().optional(),
	kty: z.enum(["RSA", "EC", "OKP"]),
	use: z.string().optional(),
	alg: z.string().optional(),
});
const setShape = z.object({ keys: z.array(z.unknown()).max(100) });
type SetKey = z.infer<typeof keyShape>;

interface Entry {
	keys: readonly SetKey[];
	fetchedAt: number;
	askedAt: number;
	fault: string;
	work: Promise<void> | undefined;
}

interface KeySetContext {
	readonly egress: Egress;
	readonly clock: Clock;
}

const kinds = { RS256: "RSA", ES256: "EC", EdDSA: "OKP" } as const;

/** The key sets of login servers, fetched through the egress, held for a while and shared by all tokens. */
export class KeySets {
	readonly #entries = new Map<string, Entry>();

	/**
	 * The key of this id for this algorithm. A set without it is fetched anew, since the server may have a new one.
	 * @returns nothing when the set has none. @throws KeySetError
	 */
	async find(
		context: KeySetContext,
		url: string,
		wanted: { readonly kid: string; readonly algorithm: IdentityAlgorithm },
	) {
		const entry = this.#entryOf(url);
		const now = () => context.clock.now().getTime();
		const held = () => entry.keys.find((key) => fits(key, wanted));
		const fresh = now() - entry.fetchedAt < freshFor;
		if (!fresh || !held()) await this.#refresh(context, url, entry);
		if (now() - entry.fetchedAt >= usableFor) throw new KeySetError(entry.fault);
		const key = held();
		return key && importJWK(key as JWK, wanted.algorithm);
	}

	#entryOf(url: string): Entry {
		const entry = this.#entries.get(url) ?? {
			keys: [],
			fetchedAt: Number.NEGATIVE_INFINITY,
			askedAt: Number.NEGATIVE_INFINITY,
			fault: "It was not asked yet.",
			work: undefined,
		};
		this.#entries.set(url, entry);
		return entry;
	}

	/** Asks once for all who wait. */
	async #refresh(context: KeySetContext, url: string, entry: Entry): Promise<void> {
		const now = context.clock.now().getTime();
		if (!entry.work && now - entry.askedAt < coolDown) return;
		entry.askedAt = entry.work ? entry.askedAt : now;
		entry.work ??= fetchSet(context.egress, url)
			.then(
				(keys) => Object.assign(entry, { keys, fetchedAt: context.clock.now().getTime() }),
				(error: Error) => Object.assign(entry, { fault: error.message }),
			)
			.then(() => {
				entry.work = undefined;
			});
		await entry.work;
	}
}

function fits(
	key: SetKey,
	{ kid, algorithm }: { readonly kid: string; readonly algorithm: IdentityAlgorithm },
): boolean {
	if (algorithm === "HS256" || key.kid !== kid || key.kty !== kinds[algorithm]) return false;
	return (key.use ?? "sig") === "sig" && (key.alg ?? algorithm) === algorithm;
}

async function fetchSet(egress: Egress, url: string): Promise<SetKey[]> {
	const headers = { accept: "application/jwk-set+json, application/json" };
	const answer = await egress.send({ method: "GET", url, headers, timeoutMs });
	if (answer.status !== 200) throw new KeySetError(`The server of the key set answered ${answer.status}.`);
	const set = setShape.safeParse(parse(answer.bytes.toString("utf8")));
	if (!set.success) throw new KeySetError("The server's answer is not a JSON Web Key Set.");
	// Keys of a kind we do not know are passed over (RFC 7517, section 5).
	return set.data.keys.flatMap((key) => keyShape.safeParse(key).data ?? []);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
