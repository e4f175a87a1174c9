// Who is at home sits down on this page itself, with the code that the link brings.
import "./phone_code.js";
