// An issuer that is not ours: oidc-provider on a free port of loopback, with JWT access tokens by resource indicators. Prints "ready ADDRESS". Understands lines on standard input:
// "redirect URI" (of the program at which people sign in) and "keys NAME …" (with which of its keys it signs and which it shows; the first signs), and answers each with "done"; "private NAME" is answered with
// that key as JWK, for whoever plays the issuer gone wrong.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import Provider from "oidc-provider";

// Standard output is for answers; the library's notices go where its warnings do.
console.info = console.error;

const AUDIENCES = { "urn:reinstate:api": "reinstate", "urn:other:api": "other" };
const PEOPLE = {
  rhea: { name: "Rhea Rowan", reinstate_organisation: "haven", reinstate_roles: ["registered_manager"], reinstate_services: ["willow"] },
  importer: { reinstate_organisation: "haven", reinstate_person: "import", reinstate_roles: ["data_import", "vendor_system"], reinstate_services: "*" },
  nobody: { reinstate_organisation: "haven" },
};

const keys = new Map();
const key = (name) => {
  if (!keys.has(name)) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    keys.set(name, { ...privateKey.export({ format: "jwk" }), kid: name, use: "sig", alg: "RS256" });
  }
  return keys.get(name);
};

const machine = (id) => ({ client_id: id, client_secret: `${id}-secret`, grant_types: ["client_credentials"], redirect_uris: [], response_types: [], token_endpoint_auth_method: "client_secret_post" });

let redirects = ["http://127.0.0.1:1/signin/callback"];
let shown = ["first"];
let provider;

function compose(issuer) {
  provider = new Provider(issuer, {
    clients: [
      { client_id: "reinstate-web", redirect_uris: redirects, grant_types: ["authorization_code"], response_types: ["code"], token_endpoint_auth_method: "none" },
      machine("importer"),
      machine("nobody"),
    ],
    jwks: { keys: shown.map(key) },
    cookies: { keys: ["for this test"] },
    scopes: ["openid", "profile"],
    claims: { openid: ["sub"], profile: ["name"] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: PEOPLE[id]?.name }) }),
    extraTokenClaims: (_, token) => PEOPLE[token.accountId ?? token.clientId],
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({ scope: "api", audience: AUDIENCES[resource], accessTokenFormat: "jwt", jwt: { sign: { alg: "RS256" } } }),
        useGrantedResource: () => true,
      },
    },
  });
}

// Everybody who comes is Rhea and agrees to everything.
async function agree(request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: "rhea", clientId: params.client_id });
  grant.addOIDCScope("openid profile");
  grant.addResourceScope("urn:reinstate:api", "api");
  await provider.interactionFinished(request, response, { login: { accountId: "rhea" }, consent: { grantId: await grant.save() } });
}

const server = createServer((request, response) =>
  request.url.startsWith("/interaction/") ? agree(request, response).catch((error) => response.writeHead(500).end(String(error))) : provider.callback()(request, response));
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  compose(issuer);
  console.log(`ready ${issuer}`);
  createInterface({ input: process.stdin }).on("line", (line) => {
    const [command, ...words] = line.split(" ");
    if (command === "redirect") redirects = words;
    if (command === "keys") shown = words;
    if (command === "private") return console.log(JSON.stringify(key(words[0])));
    compose(issuer);
    console.log("done");
  }).on("close", () => process.exit(0));
});
