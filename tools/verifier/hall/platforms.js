// residents' platforms: for what they may use the money of a plan, and when they give account (docs/record.md)

Object.assign(Evening.prototype, {
  "platform.set"({ initiative, platform, purpose, accounts }) {
    const mandate = { initiative, platform: this.text(platform), purpose: this.text(purpose), accounts };
    this.mandates.set(initiative, mandate);
  },
  "platform.dropped"({ initiative }) {
    this.mandates.delete(initiative);
  },
});

const mandatesOf = ({ mandates }) => (mandates.size ? { mandates: [...mandates.values()] } : {});
