// The entry that is loaded after the verdict: everything that needs OpenLayers stands behind it.
export { createMapView } from '../map/map_view.ts';
