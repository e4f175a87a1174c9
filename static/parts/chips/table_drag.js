// On the shared device chips are dragged as on a phone; a stack is that of a seat.
import "./phone_drag.js";
