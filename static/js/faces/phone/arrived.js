// Sitting down is answered by this page itself, which saves a phone one way there and back. From here on it is a page
// like any other: who loads it anew asks for it, and does not send the form once more.
history.replaceState(history.state, "", location.href);
