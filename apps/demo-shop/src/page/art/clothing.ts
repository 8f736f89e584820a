import { html } from "hono/html";

/** A hooded shell, zipped. */
export const rainJacket = html`<path class="shade" d="M60 182h120v4H60z"/>
<path class="harbour" d="M94 44 62 58c-8 4-12 10-14 20l-14 74 24 8 12-44v64h100v-64l12 44 24-8-14-74c-2-10-6-16-14-20l-32-14z"/>
<path class="deep" d="M90 50c0-22 12-34 30-34s30 12 30 34c-6 14-18 20-30 20s-24-6-30-20z"/>
<path class="ink" d="M102 46c0-12 7-20 18-20s18 8 18 20c-3 9-10 14-18 14s-15-5-18-14z"/>
<path class="line" d="M120 70v110"/>
<path class="seam" d="M70 116V84m100 32V84M84 138l16-12m56 12-16-12M52 156l5-16m131 16-5-16"/>
<path class="sand" d="M117 76h6v12h-6z"/>`;

/** A pile jacket with a collar and a chest pocket. */
export const fleece = html`<path class="shade" d="M60 182h120v4H60z"/>
<path class="sand" d="M92 38 64 52c-9 5-13 11-15 21l-13 78 24 7 11-42v64h98v-64l11 42 24-7-13-78c-2-10-6-16-15-21l-28-14z"/>
<path class="pine" d="M92 38c4-8 10-12 28-12s24 4 28 12l-8 24h-40z"/>
<path class="pine" d="M132 88h24v26h-24zM71 172h98v8H71zM37 146l24 7-1 6-24-7zm166 0-24 7 1 6 24-7z"/>
<path class="line" d="M120 30v150"/>
<path class="seam" d="M132 96h24M84 84l6 3m-10 19 6 3m4 20 6 3m-12 20 6 3m78-8 6 3m-22 8 6 3m6-46 6 3"/>`;

/** A fine long-sleeved top. */
export const baseLayer = html`<path class="shade" d="M64 182h112v4H64z"/>
<path class="rust" d="M98 36 70 46c-9 3-13 10-15 19l-17 86 20 6 16-50v73h92v-73l16 50 20-6-17-86c-2-9-6-16-15-19l-28-10c-4 8-12 12-22 12s-18-4-22-12z"/>
<path class="deep" d="M98 36c4 8 12 12 22 12s18-4 22-12l5 2c-4 12-14 18-27 18s-23-6-27-18z"/>
<path class="seam" d="M74 107c-2-16 0-34 8-50m84 50c2-16 0-34-8-50M74 172h92M42 142l19 6m137-6-19 6"/>`;

/** Running shorts with a split hem. */
export const shorts = html`<path class="shade" d="M52 172h136v4H52z"/>
<path class="pine" d="M70 44h100l22 112-12 12-50 2-10-58-10 58-50-2-12-12z"/>
<path class="deep" d="M70 44h100l2 14H68z"/>
<path class="harbour" d="M66 66 50 150l10 14 14-98zm108 0 16 84-10 14-14-98z"/>
<path class="line" d="M112 58c0 10 2 16 6 22m10-22c0 10-2 16-6 22"/>
<path class="seam" d="M120 58v54M58 158l50 2m74-2-50 2"/>`;

/** Two socks side by side. */
export const socks = html`<path class="shade" d="M40 176h150v4H40z"/>
<path class="harbour" d="M118 30h40v74c0 8 4 13 12 17l22 12c12 7 12 26-6 30-12 3-24 1-36-5l-24-13c-8-5-10-12-9-22z"/>
<path class="cream" d="M118 30h40v14h-40zm58 94 16 9c12 7 12 26-6 30-6 1-10 1-14 0-4-14-2-28 4-39z"/>
<path class="pine" d="M56 36h40v74c0 8 4 13 12 17l22 12c12 7 12 26-6 30-12 3-24 1-36-5l-24-13c-8-5-10-12-9-22z"/>
<path class="sand" d="M56 36h40v14H56zm58 94 16 9c12 7 12 26-6 30-6 1-10 1-14 0-4-14-2-28 4-39zM55 116c14-4 28 0 34 10-6 12-14 18-26 24-8-6-10-14-8-34z"/>
<path class="seam" d="M62 40v8m8-8v8m8-8v8m8-8v8m38-14v8m8-8v8m8-8v8m8-8v8"/>`;

/** A ribbed hat with a turned-up brim. */
export const beanie = html`<path class="shade" d="M52 168h136v4H52z"/>
<path class="rust" d="M58 132c0-56 24-92 62-92s62 36 62 92z"/>
<path class="seam" d="M82 128c0-40 10-66 24-82m14-4v86m38 0c0-40-10-66-24-82"/>
<path class="sand" d="M50 128c0-5 3-8 8-8h124c5 0 8 3 8 8v28c0 6-3 9-8 9H58c-5 0-8-3-8-9z"/>
<path class="seam" d="M66 124v36m14-36v36m14-36v36m14-36v36m14-36v36m14-36v36m14-36v36m14-36v36"/>
<path class="pine" d="M138 132h26v20h-26z"/>
<path class="line" d="m144 146 7-9 7 9z"/>`;
