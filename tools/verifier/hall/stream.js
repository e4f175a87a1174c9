// the stream for home: where it is stands in no record, when home could only read and decide does

Object.assign(Evening.prototype, {
  "stream.set"() {},
  "home.quieted"({ on }, at) {
    this.quiet.push({ at, on });
  },
});
