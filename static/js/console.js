// The console's own behaviours; everything that is live comes from live.js.
import "./console/keys.js";
import "./console/drift.js";
import "./console/behalf.js";
import "./console/other.js";
import "./console/sort.js";
import "./console/steady.js";
import "./console/stepper.js";
import "./console/role.js";

document.documentElement.classList.add("js");
