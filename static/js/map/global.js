// What draws vector tiles looks for Leaflet here; so this is read before it.
import * as L from "../../vendor/leaflet/leaflet-src.esm.js";

globalThis.L = L;
