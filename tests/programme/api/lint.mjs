// Says what rules find in a document: {rules, document} comes in, an array of findings goes out. Both are JSON.
import { readFileSync } from "node:fs";
import spectral from "@stoplight/spectral-core";
import functions from "@stoplight/spectral-functions";
import { oas } from "@stoplight/spectral-rulesets";

const { rules, document } = JSON.parse(readFileSync(0, "utf8"));

// A file of rules names its functions and the rules that it builds on
const named = (then) => ({ ...then, function: functions[then.function] });
const resolved = (rule) =>
  rule.then ? { ...rule, then: Array.isArray(rule.then) ? rule.then.map(named) : named(rule.then) } : rule;

const linter = new spectral.Spectral();
linter.setRuleset({
  extends: rules.extends.map(([, severity]) => [oas, severity]),
  rules: Object.fromEntries(Object.entries(rules.rules).map(([name, rule]) => [name, resolved(rule)])),
});
const found = await linter.run(document);
console.log(JSON.stringify(found.map(({ code, message, path, severity }) => ({ code, message, path, severity }))));
