// what tables asked, as tables

Object.assign(Evening.prototype, {
  "table.called"({ table }) {
    this.called.push(table);
  },
  "table.answered"() {},
  "table.settled"() {},
  "table.task_taken"() {},
  "table.task_left"() {},
});

// There only where a table asked that somebody came
function calledOf({ called }) {
  return called.length ? { called: { times: called.length, tables: new Set(called).size } } : {};
}
