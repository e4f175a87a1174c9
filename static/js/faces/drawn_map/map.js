// Tiles that are drawn here, from one file of PMTiles on this host: a browser asks the pieces that it needs.
import "../../map/global.js";
import { leafletLayer } from "protomaps-leaflet";
import { show } from "../../map/map.js";

const LOOK = { flavor: "light", lang: "nl", attribution: "" };

show(({ tiles, deepest }) => leafletLayer({ url: tiles, maxDataZoom: +deepest, ...LOOK }));
