import { html } from "hono/html";

/** The hero: an evening harbour under pine hills. It covers its box, so the middle must hold up alone. */
export const landscape = html`<svg class="landscape" viewBox="0 -100 1200 560" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
<path class="sky" d="M0-100h1200v560H0z"/>
<circle class="sun" cx="736" cy="176" r="62"/>
<path class="hill-3" d="M0 286c90-60 150-104 214-104 70 0 96 62 168 62s110-92 196-92c92 0 120 98 214 98 70 0 104-54 176-54 82 0 132 62 232 90v60H0z"/>
<path class="hill-2" d="M0 330c110-70 196-78 268-48 84 34 124 38 196 8 66-28 112-24 170 8 66 36 130 32 210 4 96-34 190-40 356 30v60H0z"/>
<path class="water" d="M0 352h1200v168H0z"/>
<path class="glint" d="M662 372h150v3H662zm20 18h118v3H682zm-34 20h170v3H648zm56 22h76v3h-76zm-30 24h128v3H674zM120 384h90v3h-90zm210 34h120v3H330zm-250 40h150v3H80zm420-6h90v3h-90zm520-60h90v3h-90zm70 52h110v3h-110z"/>
<path class="hill-1" d="M0 372c90-6 150-30 206-64 40-24 96-30 130-2 40 34 84 54 150 62l-60 10H0zm1200 0c-70-4-110-18-150-42-34-20-70-20-98 2-26 20-50 32-86 38l60 8h274z"/>
<path class="trees" d="m40 350 14-46 14 46zm34-6 16-58 16 58zm42-16 13-48 14 48zm34-12 17-62 17 62zm40-24 13-50 14 50zm32-12 16-60 16 60zm40-4 13-46 13 46zm30 12 15-54 15 54zm38 22 12-40 12 40zm600 12 12-42 12 42zm30-12 14-52 14 52zm36-8 12-44 13 44zm32 6 15-54 15 54zm40 18 12-44 12 44zm34 16 14-48 14 48z"/>
<path class="boat" d="M566 386h96l-16 22h-66z"/>
<path class="mast" d="M612 300h4v86h-4z"/>
<path class="sail" d="M608 306v72h-48zm12 12 44 60h-44z"/>
</svg>`;
