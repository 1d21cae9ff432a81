// Makes `communes.tsv.gz` from the npm package @etalab/decoupage-administratif.
//
//   node service/data/communes.mjs [folder of an already unpacked package]
//
// Without a folder it asks npm for the exact version below, in a temporary folder. What it writes
// depends on that version alone.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const PACKAGE = "@etalab/decoupage-administratif";
const VERSION = "6.0.0";

const temporary = process.argv[2] ? undefined : mkdtempSync(join(tmpdir(), "communes-"));
if (temporary) {
  const install = ["install", "--no-save", "--prefix", temporary, `${PACKAGE}@${VERSION}`];
  execFileSync("npm", install, { stdio: ["ignore", "ignore", "inherit"] });
}
const folder = process.argv[2] ?? join(temporary, "node_modules", PACKAGE);
const read = (file) => JSON.parse(readFileSync(join(folder, file), "utf8"));

const found = read("package.json").version;
if (found !== VERSION) throw new Error(`version ${found} found, ${VERSION} expected`);
const all = read("data/communes.json");
const epcis = read("data/epci.json").sort((a, b) => (a.code < b.code ? -1 : 1));
if (temporary) rmSync(temporary, { recursive: true });

const byCode = (a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
const ofType = (...types) => all.filter((place) => types.includes(place.type)).sort(byCode);
const epciOf = new Map(epcis.flatMap((epci, i) => epci.membres.map((m) => [m.code, i])));

/** Postal codes, where a code that starts as the commune's own is written without those two. */
const postal = (place) =>
  (place.codesPostaux ?? [])
    .toSorted()
    .map((code) => (code.slice(0, 2) === place.code.slice(0, 2) ? code.slice(2) : code))
    .join(",");

const lines = [`# ${PACKAGE} ${VERSION}`];
for (const epci of epcis) lines.push(["E", epci.code, epci.nom].join("\t"));
for (const commune of ofType("commune-actuelle")) {
  const population = commune.population ?? 0;
  const epci = epciOf.get(commune.code) ?? "";
  lines.push(["C", commune.code, commune.nom, population, postal(commune), epci].join("\t"));
}
for (const part of ofType("arrondissement-municipal")) {
  const population = part.population ?? 0;
  lines.push(["A", part.code, part.nom, population, postal(part), part.commune].join("\t"));
}
// A delegated commune with the name and code of the present one says nothing more.
const current = new Map(ofType("commune-actuelle").map((commune) => [commune.code, commune.nom]));
for (const former of ofType("commune-deleguee", "commune-associee")) {
  if (current.get(former.chefLieu) === undefined) throw new Error(`no commune for ${former.code}`);
  if (current.get(former.code) === former.nom) continue;
  lines.push(["F", former.code, former.nom, former.chefLieu].join("\t"));
}

const file = join(import.meta.dirname, "communes.tsv.gz");
const bytes = gzipSync(`${lines.join("\n")}\n`, { level: 9, memLevel: 9 });
writeFileSync(file, bytes);
console.log(`${file}: ${lines.length} lines, ${bytes.length} bytes`);
