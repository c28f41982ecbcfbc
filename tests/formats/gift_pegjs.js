// Reads GIFT from standard input with the package gift-pegjs, and writes what it found as JSON.
const { parse } = require("gift-pegjs");
process.stdout.write(JSON.stringify(parse(require("fs").readFileSync(0, "utf-8"))));
