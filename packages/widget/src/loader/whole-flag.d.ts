/** Whether this is the loader with all it can do (`whole/main.ts`); what the other one does not need is left out of it by the build. */
declare const __BELLHOP_WHOLE__: boolean;
