import { randomUUID } from "node:crypto";

type Json = Record<string, unknown>;

/** Calls of the JSON interface in somebody's name, for what a test needs before its page is opened. */
export class Api {
  private constructor(private readonly node: string, readonly token: string) {}

  /** The issuer inside a test's node takes this machine's word for who calls. */
  static async as(node: string, organisation: string, person: string, role: string, services = "*"): Promise<Api> {
    const form = new URLSearchParams({ grant_type: "urn:reinstate:grant:on-this-machine", organisation, person, role, services });
    const answer = await fetch(`${node}/connect/token`, { method: "POST", body: form });
    if (!answer.ok) throw new Error(`No token: ${answer.status} ${await answer.text()}`);
    return new Api(node, ((await answer.json()) as { access_token: string }).access_token);
  }

  get = (path: string) => this.send("GET", path);

  /** A command, under a key of its own. */
  post = (path: string, body: Json) => this.send("POST", path, { header: { idempotencyKey: randomUUID() }, ...body });

  private async send(method: string, path: string, body?: Json): Promise<Json> {
    const answer = await fetch(`${this.node}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`);
    return JSON.parse(text) as Json;
  }
}

/** As the JSON of a Moment. */
export const moment = (at: number) => ({ instant: new Date(Math.floor(at / 1000) * 1000).toISOString(), offsetMinutes: 0 });

/** Runs a task for every number below a count, some at a time. */
export async function each(count: number, task: (i: number) => Promise<unknown>, atOnce = 16): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let i = next++; i < count; i = next++) await task(i);
  }));
}
