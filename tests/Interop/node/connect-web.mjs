// Plays recovery.json through gRPC-Web with @connectrpc/connect-web, as a browser would. Usage: connect-web.mjs DESCRIPTORS STORY ADDRESS ISSUER TENANT
import { fromJson } from "@bufbuild/protobuf";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createGrpcWebTransport } from "@connectrpc/connect-web";
import { descriptors } from "./descriptors.mjs";
import { play, Refused } from "./story.mjs";

const [path, story, address, issuer, tenant] = process.argv.slice(2);
const registry = descriptors(path);
const transport = createGrpcWebTransport({ baseUrl: `http://${address}` });
const refusalSchema = registry.getMessage("reinstate.v1.RefusalDetail");

function bind(call, fields) {
  const [service, name] = call.split("/");
  const schema = registry.getService(`reinstate.v1.${service}`);
  const method = schema.methods.find((candidate) => candidate.name === name);
  return [createClient(schema, transport)[method.localName], fromJson(method.input, fields)];
}

function refused(error) {
  if (!(error instanceof ConnectError) || error.code === Code.Canceled) return error;
  const [refusal] = error.findDetails(refusalSchema);
  const status = Code[error.code].replace(/(?<!^)[A-Z]/g, "_$&").toUpperCase();
  return refusal ? new Refused(error.metadata.get("reinstate-refusal"), status, refusal.reasons) : error;
}

const client = {
  async unary(call, fields, headers) {
    const [send, request] = bind(call, fields);
    try {
      return await send(request, { headers, timeoutMs: 30_000 });
    } catch (error) {
      throw refused(error);
    }
  },

  watch(fields, headers, signal) {
    const [open, request] = bind("ReconciliationService/Watch", fields);
    return open(request, { headers, signal });
  },
};

await play(client, story, issuer, tenant);
