// the agenda, changed while the evening ran (docs/record.md)

Object.assign(Evening.prototype, {
  replan(kind, at, { key, kind: of, minutes }, before = null, reason = "") {
    this.replanned.push({ at, kind, stage: key, of, minutes, before, reason });
  },
  "stage.retimed"({ stage, minutes }, at) {
    const one = this.stage(stage);
    one.minutes = minutes;
    this.replan("stage.retimed", at, one);
  },
  "stage.skipped"({ stage, reason }, at) {
    const one = this.stage(stage);
    this.stages = this.stages.filter((other) => other !== one);
    this.replan("stage.skipped", at, one, null, this.text(reason));
  },
  "stage.placed"({ stage, before = null }, at) {
    const one = this.stage(stage);
    this.stages = this.stages.filter((other) => other !== one);
    this.putBefore(one, before);
    this.replan("stage.placed", at, one, before);
  },
  "stage.inserted"({ plan, before = null }, at) {
    const one = planned(plan);
    this.putBefore(one, before);
    this.replan("stage.inserted", at, one, before);
  },
  putBefore(one, before) {
    const place = before === null ? this.stages.length : this.stages.indexOf(this.stage(before));
    this.stages.splice(place, 0, one);
  },
});
