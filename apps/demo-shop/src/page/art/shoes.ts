import { html } from "hono/html";

/** A low road shoe on a thick pale sole. */
export const roadShoe = html`<path class="shade" d="M24 160h192v6H24z"/>
<path class="cream" d="M26 134c20 6 60 8 96 8 34 0 66-2 90-6 5 0 8 5 6 12-2 8-8 12-18 12H44c-14 0-22-10-18-26z"/>
<path class="pine" d="M30 136c-6-22-2-46 6-56 4-5 10-4 14 1 7 9 16 11 26 6l20-11c5-3 10-1 13 4 12 19 30 31 56 35 24 4 40 8 45 20-24 5-56 7-88 7-38 0-72-1-92-6z"/>
<path class="harbour" d="M30 136c-6-22-2-46 6-56 4-5 10-4 14 1 2 3 5 5 7 7-6 16-6 34-1 51-10 0-19-1-26-3z"/>
<path class="line" d="m92 82 12-8m-2 20 13-9m-2 20 14-9m0 18 13-9"/>
<path class="sand" d="M74 136c14-2 30-14 42-28 4 6 9 10 14 13-14 10-26 16-38 17-6 0-13 0-18-2z"/>
<path class="seam" d="M170 118c-6 6-10 14-10 22M40 152h150"/>`;

/** A trail shoe with lugs and a higher collar. */
export const trailShoe = html`<path class="shade" d="M24 166h192v5H24z"/>
<path class="ink" d="M28 146h188l2 8-6 12h-12l-4-6h-10l-4 6h-14l-4-6h-10l-4 6h-14l-4-6h-10l-4 6h-14l-4-6H86l-4 6H66l-4-6H52l-4 6H38c-8-4-12-12-10-20z"/>
<path class="rust" d="M30 146c-6-28-4-62 4-76 4-7 11-7 16-1 6 8 15 9 25 4l18-9c6-3 11-1 14 5 12 22 32 36 60 42 26 5 42 14 48 35-60 3-130 3-185 0z"/>
<path class="sand" d="M166 114c28 4 44 12 49 32h-48c-6-10-6-22-1-32z"/>
<path class="ink" d="M30 146c-3-14-4-30-3-44 12 6 22 22 26 45z"/>
<path class="line" d="m90 74 13-8m-3 20 14-8m-3 20 14-9m-1 19 14-9m3 16 12-9"/>
<path class="seam" d="M62 146c18-6 36-20 48-38m-56 10c10 0 22-4 30-12"/>`;
