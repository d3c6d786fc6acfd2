// Makes src/gen from the API's .proto files, with the compiler that NuGet restored for the gateway: one version of it, stated in Directory.Packages.props.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, homedir, platform, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const web = resolve(import.meta.dirname, "..");
const root = resolve(web, "../..");
const protos = join(root, "src/Contracts/protos");
const out = join(web, "src/gen");

function nuget(id) {
  const props = readFileSync(join(root, "Directory.Packages.props"), "utf8");
  const stated = new RegExp(`Include="${id}" Version="([^"]+)"`, "i").exec(props)?.[1];
  const version = stated?.replace(/^\$\((\w+)\)$/, (_, name) => new RegExp(`<${name}>([^<]+)<`).exec(props)?.[1]);
  if (!version) throw new Error(`Directory.Packages.props states no version of ${id}.`);
  const folder = join(process.env.NUGET_PACKAGES ?? join(homedir(), ".nuget/packages"), id.toLowerCase(), version);
  if (!existsSync(folder)) throw new Error(`${id} ${version} is not restored: run dotnet restore first.`);
  return folder;
}

function compiler() {
  const folder = { linux: `linux_${arch()}`, darwin: "macosx_universal", win32: "windows_x64" }[platform()];
  return join(nuget("Grpc.Tools"), "tools", folder, platform() === "win32" ? "protoc.exe" : "protoc");
}

// What a page has no use for, and would read each time it opens: under which address a method answers JSON, which fields are personal data, and what the two are declared with.
const unneeded = [
  /^import "(google\/api\/annotations|reinstate\/facts\/v1\/personal)\.proto";$/gm,
  /\boption \(google\.api\.http\) = \{[^;]*\};/g,
  / \[\((reinstate\.facts\.v1\.)?(personal|names_person)\) = true\]/g,
];

// Every file of the API; stored events are no business of a page.
const files = ["reinstate/v1", "reinstate/facts/v1"].flatMap((folder) =>
  readdirSync(join(protos, folder))
    .filter((name) => name.endsWith(".proto") && name !== "personal.proto")
    .map((name) => `${folder}/${name}`),
);
// The folder itself stays: ./run takes a newer folder for a change.
mkdirSync(out, { recursive: true });
for (const old of readdirSync(out)) rmSync(join(out, old), { recursive: true });
const plain = mkdtempSync(join(tmpdir(), "reinstate-protos-"));
try {
  for (const file of files) {
    mkdirSync(dirname(join(plain, file)), { recursive: true });
    writeFileSync(
      join(plain, file),
      unneeded.reduce((text, part) => text.replace(part, ""), readFileSync(join(protos, file), "utf8")),
    );
  }
  execFileSync(
    compiler(),
    [
      `-I${plain}`,
      `-I${join(nuget("Grpc.Tools"), "build/native/include")}`,
      `--plugin=protoc-gen-es=${join(web, "node_modules/.bin/protoc-gen-es")}`,
      `--es_out=${out}`,
      "--es_opt=target=ts",
      ...files,
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
} finally {
  rmSync(plain, { recursive: true });
}
