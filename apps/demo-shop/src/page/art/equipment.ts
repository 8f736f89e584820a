import { html } from "hono/html";

/** A small pack with a lid. */
export const daypack = html`<path class="shade" d="M56 184h128v4H56z"/>
<path class="line thick" d="M104 34c0-18 32-18 32 0"/>
<path class="pine" d="M66 76c0-32 20-46 54-46s54 14 54 46v88c0 12-6 18-18 18H84c-12 0-18-6-18-18z"/>
<path class="sand" d="M66 92c0-42 18-62 54-62s54 20 54 62c-30 10-78 10-108 0z"/>
<path class="deep" d="M80 122h80v46c0 6-3 9-9 9H89c-6 0-9-3-9-9z"/>
<path class="ink" d="M94 88h8v36h-8zm44 0h8v36h-8z"/>
<path class="cream" d="M92 112h12v10H92zm44 0h12v10h-12z"/>
<path class="seam" d="M80 138h80M112 152h16"/>`;

/** A running vest with two flasks. */
export const raceVest = html`<path class="shade" d="M64 184h112v4H64z"/>
<path class="harbour" d="M84 24h22c0 20 4 34 14 44 10-10 14-24 14-44h22c10 34 20 50 20 78v66c0 9-5 14-14 14h-30V96l-12-10-12 10v86H78c-9 0-14-5-14-14v-66c0-28 10-44 20-78z"/>
<path class="cream" d="M76 100h24v58c0 5-3 8-8 8h-8c-5 0-8-3-8-8zm64 0h24v58c0 5-3 8-8 8h-8c-5 0-8-3-8-8z"/>
<path class="rust" d="M82 84h12v16H82zm64 0h12v16h-12z"/>
<path class="deep" d="M72 126h32v44H72zm64 0h32v44h-32z"/>
<path class="line" d="M106 104h28m-28 34h28"/>
<path class="seam" d="M72 136h32m32 0h32M86 44l12 4m56-4-12 4"/>`;

/** A steel flask with a screw top. */
export const flask = html`<path class="shade" d="M78 186h84v4H78z"/>
<path class="ink" d="M102 18h36v24h-36z"/>
<path class="cream" d="M106 42h28v12h-28z"/>
<path class="rust" d="M106 52h28c14 8 20 18 20 34v84c0 10-5 15-14 15h-40c-9 0-14-5-14-15V86c0-16 6-26 20-34z"/>
<path class="deep" d="M138 56c11 8 16 17 16 30v84c0 10-5 15-14 15h-8c6-4 8-9 8-17V86c0-12 0-22-2-30z"/>
<path class="cream" d="m98 138 16-26 8 12 5-7 11 21z"/>
<path class="seam" d="M94 150h48M104 26v10m8-10v10m8-10v10m8-10v10"/>`;

/** A headlamp on its strap. */
export const headlamp = html`<path class="shade" d="M60 170h120v4H60z"/>
<path class="glow" d="M58 118 6 84v84z"/>
<path class="line band" d="M92 92c20-44 92-50 108-2 10 34-4 62-44 66-26 2-50-4-64-16"/>
<path class="line band accent" d="M104 76c22-40 74-30 82 8"/>
<path class="ink" d="M58 94c0-8 4-12 12-12h30c8 0 12 4 12 12v44c0 8-4 12-12 12H70c-8 0-12-4-12-12z"/>
<path class="cream" d="M58 98c14 0 24 8 24 18s-10 18-24 18z"/>
<path class="rust" d="M92 78h12v8H92z"/>
<path class="seam" d="M96 104v24m6-24v24"/>`;
