import type { StarterAction } from "../packages/contract/src/looks.ts";

/** What the shop's owner wrote, what the visitor says and what the held model answers, in the language of a sight. */
export interface StateWords {
	readonly launcher: string;
	readonly action: StarterAction;
	readonly greeting: string;
	readonly starters: readonly string[];
	readonly question: string;
	/** An answer with all that Markdown brings. */
	readonly rich: string;
	readonly furtherQuestion: string;
	/** An answer in two parts: the first is seen while it is being written. */
	readonly further: readonly [string, string];
	readonly thanks: string;
}

const english: StateWords = {
	launcher: "Ask us",
	action: {
		title: "Something does not fit?",
		description: "Send it back within 60 days, free of charge.",
		button: "Start a return",
		url: "/returns",
	},
	greeting: "Wondering which size? I can look up what is in stock.",
	starters: ["Where is my order?", "Do you have the trail shoes in size 43?"],
	question: "How much is delivery?",
	rich: `**Delivery** depends on where the parcel goes:

| Where | Days | Price |
| :-- | --: | --: |
| Scotland | 1–2 | £3.50 |
| England, Wales | 2–3 | £4.50 |
| Islands | 3–5 | £6.00 |

1. Orders before **15:00** leave the same day.
2. You get a link to follow the parcel.

> Parcels over 10 kg travel by ferry.

Your first order is delivered free with this code:

\`\`\`
FIRST-FERRY
\`\`\`
`,
	furtherQuestion: "And to Norway?",
	further: ["Outside the United Kingdom a parcel takes about a week. It goes by", " ship."],
	thanks: "Thank you!",
};

const arabic: StateWords = {
	launcher: "اسألنا",
	action: {
		title: "المقاس غير مناسب؟",
		description: "أعِد ما اشتريته خلال 60 يومًا مجانًا.",
		button: "بدء الإرجاع",
		url: "/returns",
	},
	greeting: "أي مقاس يناسبك؟ يمكنني معرفة ما هو متوفر.",
	starters: ["أين طلبي؟", "هل حذاء الجري الجبلي متوفر بمقاس 43؟"],
	question: "كم تكلفة التوصيل؟",
	rich: `تعتمد تكلفة **التوصيل** على وجهة الطرد:

| الوجهة | الأيام | السعر |
| :-- | --: | --: |
| اسكتلندا | 1–2 | £3.50 |
| إنجلترا وويلز | 2–3 | £4.50 |
| الجزر | 3–5 | £6.00 |

1. الطلبات قبل الساعة **15:00** تُشحن في اليوم نفسه.
2. يصلك رابط لتتبّع الطرد.

> الطرود التي تزيد على 10 كغم تُنقل بالعبّارة.

توصيل طلبك الأول مجاني بهذا الرمز:

\`\`\`
FIRST-FERRY
\`\`\`
`,
	furtherQuestion: "وإلى النرويج؟",
	further: ["خارج المملكة المتحدة يستغرق وصول الطرد نحو أسبوع. يُشحن", " بحرًا."],
	thanks: "شكرًا!",
};

export const stateWords: Readonly<Record<"en" | "ar", StateWords>> = { en: english, ar: arabic };
