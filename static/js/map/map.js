// A map of a plan, by Leaflet: its tiles stand on this host, and where there are none the places that people know.
import * as L from "../../vendor/leaflet/leaflet-src.esm.js";

const DEEPEST = 18;
const PIN = { className: "chart__pin", iconSize: [24, 24], iconAnchor: [12, 29] };
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Make every map of the page alive; `layer(told)` gives its tiles. */
export function show(layer) {
  for (const box of document.querySelectorAll("[data-map]")) live(box, layer);
}

function live(box, layer) {
  const told = box.dataset;
  const map = begun(box, told);
  if (told.tiles) layer(told).addTo(map);
  else spots(map, JSON.parse(told.spots));
  const pin = L.marker([told.lat, told.lon], { icon: L.divIcon(PIN), interactive: false, keyboard: false });
  if ("point" in told) pin.addTo(map);
  if ("choose" in told) choosing(box, map, pin);
}

function begun(box, told) {
  const place = document.createElement("div");
  place.className = "chart__live";
  place.setAttribute("role", "application");
  place.setAttribute("aria-label", told.label);
  box.replaceChildren(place);
  const most = told.tiles ? Math.max(+told.deepest + 2, DEEPEST) : DEEPEST;
  const moves = { zoomAnimation: !still, fadeAnimation: !still, inertia: !still, scrollWheelZoom: false };
  const map = L.map(place, { zoomControl: false, attributionControl: false, maxZoom: most, ...moves });
  map.setView([told.lat, told.lon], 15);
  L.control.zoom({ zoomInTitle: told.in, zoomOutTitle: told.out }).addTo(map);
  if (told.credit) L.control.attribution({ prefix: false }).addAttribution(plain(told.credit)).addTo(map);
  return map;
}

function plain(text) {
  const words = document.createElement("span");
  words.textContent = text;
  return words.innerHTML;
}

function spots(map, known) {
  for (const [name, lat, lon] of known) {
    const words = document.createElement("bdi");
    words.textContent = name;
    const dot = { radius: 6, interactive: false, color: "#15503f" };
    L.circleMarker([lat, lon], dot).bindTooltip(words, { permanent: true, direction: "right" }).addTo(map);
  }
  if (known.length > 1) map.fitBounds(L.latLngBounds(known.map(([, lat, lon]) => [lat, lon])).pad(0.2));
}

/** The middle of the map is the place: with a finger, a mouse or the arrow keys. */
function choosing(box, map, pin) {
  const form = box.closest("form");
  const { lat, lon, known } = form.elements;
  const [here, nowhere, said] = ["here", "nowhere", "told"].map((name) => form.querySelector(`[data-${name}]`));
  box.classList.add("chart--choosing");

  function put(at) {
    lat.value = at.lat.toFixed(6);
    lon.value = at.lng.toFixed(6);
    if (known) known.value = "";
    pin.setLatLng(at).addTo(map);
    nowhere.hidden = false;
    said.textContent = box.dataset.said.replace("{point}", `${lat.value}, ${lon.value}`);
  }
  here.hidden = false;
  nowhere.hidden = !lat.value;
  here.addEventListener("click", () => put(map.getCenter()));
  map.on("click", (event) => put(event.latlng));
  nowhere.addEventListener("click", () => {
    lat.value = lon.value = said.textContent = "";
    pin.remove();
    nowhere.hidden = true;
    here.focus();
  });
  known?.addEventListener("change", () => {
    if (!known.value) return;
    const at = L.latLng(known.value.split(";").map(Number));
    map.setView(at, 16);
    put(at);
  });
}
