// Tiles that are drawn here, from one file of PMTiles on this host: a browser asks the pieces that it needs.
import "../../map/global.js";
import { leafletLayer } from "protomaps-leaflet";
import { show } from "../../map/map.js";

show(({ tiles }) => leafletLayer({ url: tiles, flavor: "light", lang: "nl", attribution: "" }));
