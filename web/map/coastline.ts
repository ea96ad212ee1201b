/** Lines in degrees; the page gets them cut and simplified at build time (coastline.mjs). */
export interface Coastline {
  lines: [number, number][][];
}
