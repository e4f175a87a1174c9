// captions: what was typed and kept

Object.assign(Evening.prototype, {
  "captions.set"() {},
  "captions.written"({ text }, at) {
    this.captions.push({ at, text: this.text(text) });
  },
});

// There only where a line was kept
const captionsOf = ({ captions }) => (captions.length ? { captions } : {});
