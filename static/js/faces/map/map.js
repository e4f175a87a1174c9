// Tiles that are pictures: squares on this host.
import { tileLayer } from "../../../vendor/leaflet/leaflet-src.esm.js";
import { show } from "../../map/map.js";

show(({ tiles, deepest }) => tileLayer(tiles, { maxNativeZoom: +deepest, maxZoom: +deepest + 2 }));
