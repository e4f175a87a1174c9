// the door: what was counted and shut at it, who was let in by hand, and which seats were taken out together

const emptyDoor = () => ({ heads: [], shut: [], admitted: 0, removed: [] });

Object.assign(Evening.prototype, {
  "door.shut"({ ways }, at) {
    this.door.shut.push({ at, ways, shut: true });
  },
  "door.opened"({ ways }, at) {
    this.door.shut.push({ at, ways, shut: false });
  },
  "heads.counted"({ heads = null }, at) {
    const hall = [...this.seats.values()].filter(({ channel, gone }) => !gone && channel !== "online");
    this.door.heads.push({ at, heads, seats: hall.length });
    this.recounted(heads, at);
  },
  "phone.admitted"() {
    this.door.admitted += 1;
  },
  "seats.removed"(body, at, seq) {
    const { seats, reason, words = false, lapsed } = body;
    this.door.removed.push({ at, reason: this.text(reason), words, seats });
    this.held(lapsed, seats.length, seq);
    this.leaves(seats, body);
  },
});

// There only where something happened at the door; who came back sits at the end
function doorOf({ door, seats }) {
  const { heads, shut, admitted } = door;
  const removed = door.removed.map((told) => {
    const back = told.seats.filter((seat) => !seats.get(seat).gone).length;
    return { at: told.at, reason: told.reason, words: told.words, seats: told.seats.length, back };
  });
  return heads.length + shut.length + admitted + removed.length ? { door: { heads, shut, admitted, removed } } : {};
}
