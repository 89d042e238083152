// Unpacks the Chromium of the npm package @sparticuz/chromium, its libraries and its fonts into the folder given.
// Only for set-up on a machine where Debian's Chromium cannot be installed; nothing here starts a browser.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const target = resolve(process.argv[2]);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
process.env.TMPDIR = target; // the package unpacks into the folder for temporary files

const { inflate } = await import("@sparticuz/chromium");
const packed = new URL("bin/", new URL("../", import.meta.resolve("@sparticuz/chromium")));
const unpack = (name) => inflate(new URL(name, packed).pathname);

await unpack("al2023.tar.br");
await unpack("swiftshader.tar.br");
await unpack("fonts.tar.br");
// The package's own font settings name folders of another machine.
writeFileSync(
  `${target}/fonts/fonts.conf`,
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${target}/fonts</dir>
  <cachedir>${target}/font-cache</cachedir>
</fontconfig>
`,
);
// The program last: its presence says that everything is there.
await unpack("chromium.br");
