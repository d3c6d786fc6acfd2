// The play itself, apart from the client that carries it: a client is { identity, unary(call, fields, metadata), watch(fields, metadata) }.
import { readFileSync } from "node:fs";

export class Refused extends Error {
  constructor(code, status, reasons) {
    super(`${status} ${code}: ${reasons.join("; ")}`);
    Object.assign(this, { code, status, reasons });
  }
}

// Tokens of the issuer inside the node, which takes this machine's word; one for each who acts.
const identities = (issuer, tenant) => {
  const tokens = new Map();
  const ask = async (person, role) => {
    const form = { grant_type: "urn:reinstate:grant:on-this-machine", organisation: tenant, person, role, services: "*" };
    const answer = await fetch(`http://${issuer}/connect/token`, { method: "POST", body: new URLSearchParams(form) });
    if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
    return (await answer.json()).access_token;
  };
  return async ([person, role], at) => {
    const who = `${person} ${role}`;
    if (!tokens.has(who)) tokens.set(who, await ask(person, role));
    return { authorization: `Bearer ${tokens.get(who)}`, ...(at ? { "reinstate-clock": at } : {}) };
  };
};

class Watcher {
  first = null;
  changes = [];
  frames = 0;
  resumes = 0;
  cursor = null;
  stopping = false;

  constructor(client, metadata, cutAfter) {
    Object.assign(this, { client, metadata, cutAfter });
    this.running = this.run();
  }

  async run() {
    while (!this.stopping) {
      this.abort = new AbortController();
      await this.follow(this.cursor === null ? {} : { afterPosition: this.cursor });
      this.resumes += this.stopping ? 0 : 1;
    }
  }

  async follow(fields) {
    try {
      for await (const frame of this.client.watch(fields, this.metadata, this.abort.signal)) {
        this.frames++;
        if (frame.currentState) this.first = Number(frame.position);
        for (const change of frame.changes ?? []) this.changes.push([Number(change.position), change.idempotencyKey]);
        this.cursor = Number(frame.position);
        if (this.resumes === 0 && this.changes.length >= this.cutAfter) this.abort.abort();
      }
    } catch (error) {
      if (!this.abort.signal.aborted) throw error;
    }
  }

  async waitFor(position) {
    const until = Date.now() + 30_000;
    while (this.cursor === null || this.cursor < position) {
      if (Date.now() > until) throw new Error(`the watch is at ${this.cursor}, not ${position}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async stop() {
    this.stopping = true;
    this.abort.abort();
    await this.running;
  }
}

async function step(client, identity, tenant, number, { call, request, as, at }, report) {
  const key = `${tenant}-${number}`;
  const headers = await identity(as.split(" "), at);
  const send = () => client.unary(call, { ...request, header: { idempotencyKey: key } }, headers);
  try {
    const reply = await send();
    const again = await send();
    if (`${again.position} ${again.version}` !== `${reply.position} ${reply.version}`) throw new Error(`${key} got another answer the second time`);
    report.accepted.push([key, Number(reply.position)]);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    report.refused.push([key, error.code, error.status, error.reasons]);
  }
}

// Every change from the beginning, read by a second watch.
async function replay(client, metadata, position) {
  const abort = new AbortController();
  const positions = [];
  try {
    for await (const frame of client.watch({ afterPosition: 0 }, metadata, abort.signal)) {
      for (const change of frame.changes ?? []) positions.push(Number(change.position));
      if (Number(frame.position) >= position) abort.abort();
    }
  } catch (error) {
    if (!abort.signal.aborted) throw error;
  }
  return positions;
}

export async function play(client, storyPath, issuer, tenant) {
  const identity = identities(issuer, tenant);
  const story = JSON.parse(readFileSync(storyPath, "utf8"));
  const report = { accepted: [], refused: [] };
  await step(client, identity, tenant, 0, story.steps[0], report);
  const watching = await identity(["dana", "group_quality_director"]);
  const watcher = new Watcher(client, watching, story.cutAfter);
  if (report.refused.length > 0) throw new Error(`the first command was refused: ${report.refused[0]}`);
  await watcher.waitFor(report.accepted[0][1]);
  for (let number = 1; number < story.steps.length; number++) await step(client, identity, tenant, number, story.steps[number], report);
  const board = await client.unary("ReconciliationService/GetBoard", {}, watching);
  const position = Number(board.position);
  await watcher.waitFor(position);
  await watcher.stop();
  const { state, signedOffBy, completeness } = board.runs[0];
  console.log(JSON.stringify({
    ...report, position, first: watcher.first, changes: watcher.changes, frames: watcher.frames, resumes: watcher.resumes,
    replay: await replay(client, watching, position),
    run: { state, signedOffBy, complete: completeness.complete, open: completeness.open },
  }));
}
