// Plays recovery.json through gRPC with @grpc/grpc-js. Usage: grpc-js.mjs DESCRIPTORS STORY ADDRESS ISSUER TENANT
import { readFileSync } from "node:fs";
import grpc from "@grpc/grpc-js";
import loader from "@grpc/proto-loader";
import { fromBinary } from "@bufbuild/protobuf";
import { descriptors } from "./descriptors.mjs";
import { play, Refused } from "./story.mjs";

const [path, story, address, issuer, tenant] = process.argv.slice(2);
const api = grpc.loadPackageDefinition(loader.loadFileDescriptorSetFromBuffer(readFileSync(path), { longs: String, enums: String, defaults: true })).reinstate.v1;
const registry = descriptors(path);
const clients = new Map();

// proto-loader names fields as a descriptor set does, in snake case, and has no JSON mapping of instants.
const rename = (value, toName, convert = (v) => v) =>
  Array.isArray(value) ? value.map((v) => rename(v, toName, convert))
  : value === null || typeof value !== "object" || Buffer.isBuffer(value) ? value
  : Object.fromEntries(Object.entries(value).map(([name, v]) => [toName(name), name === "instant" ? convert(v) : rename(v, toName, convert)]));
const request = (fields) => rename(fields, (name) => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), (iso) => ({ seconds: Date.parse(iso) / 1000 }));
const reply = (message) => rename(message, (name) => name.replace(/_[a-z]/g, (c) => c[1].toUpperCase()));

function method(call) {
  const [service, name] = call.split("/");
  if (!clients.has(service)) clients.set(service, new api[service](address, grpc.credentials.createInsecure()));
  return clients.get(service)[name].bind(clients.get(service));
}

function metadata(entries) {
  const result = new grpc.Metadata();
  for (const [name, value] of Object.entries(entries)) result.set(name, value);
  return result;
}

function refused(error) {
  const [details] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (!details) return error;
  const status = fromBinary(registry.getMessage("google.rpc.Status"), details);
  const refusal = fromBinary(registry.getMessage("reinstate.v1.RefusalDetail"), status.details[0].value);
  return new Refused(error.metadata.get("reinstate-refusal")[0], grpc.status[error.code], refusal.reasons);
}

const client = {
  unary: (call, fields, identity) => new Promise((resolve, reject) =>
    method(call)(request(fields), metadata(identity), { deadline: Date.now() + 30_000 }, (error, message) => error ? reject(refused(error)) : resolve(reply(message)))),

  async *watch(fields, identity, signal) {
    const stream = method("ReconciliationService/Watch")(request(fields), metadata(identity));
    signal.addEventListener("abort", () => stream.cancel());
    for await (const message of stream) yield reply(message);
  },
};

await play(client, story, issuer, tenant);
for (const open of clients.values()) open.close();
