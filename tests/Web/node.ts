import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const program = join(root, "src/Silo/bin/Release/node/Reinstate.Silo.dll");

/** What the runtime reads from its surroundings, as ./run gives it. */
const surroundings = Object.fromEntries(
  readFileSync(join(root, "src/Silo/node.env"), "utf8").split("\n").filter((line) => /^[A-Z]/.test(line)).map((line) => line.split(/=(.*)/s) as [string, string]));

/** A real node with a store of its own, as a process that can be killed and started again on the same address and data. */
export class Node {
  private process: ChildProcess | undefined;
  private said = "";
  /** Address of the pages. */
  http = "";

  private constructor(private readonly data: string, private readonly more: readonly string[], private readonly waitFor: RegExp) {}

  /** With the example group, or what the arguments say; returns when it is loaded. */
  static async start(...more: string[]): Promise<Node> {
    const node = new Node(mkdtempSync(join(tmpdir(), "reinstate-web-")), more, more.includes("--empty") || more.includes("--clock") ? /^ready$/m : /^meadowbank-group: INC-2026-019/m);
    await node.launch("0");
    return node;
  }

  get output(): string {
    return this.said;
  }

  async kill(): Promise<void> {
    const running = this.process;
    this.process = undefined;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((done) => running.once("exit", done));
    running.kill("SIGKILL");
    await ended;
  }

  startAgain = () => this.launch(new URL(this.http).port, /^ready$/m);

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.data, { recursive: true, force: true });
  }

  private launch(port: string, until = this.waitFor): Promise<void> {
    this.said = "";
    const running = spawn("dotnet", [program, "--data", this.data, "--http-port", port, "--grpc-port", "0", ...this.more], {
      env: { ...surroundings, ...process.env, REINSTATE_HOME: root },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.process = running;
    return new Promise((ready, failed) => {
      const hear = (data: Buffer) => {
        this.said += data.toString();
        this.http = /pages, gRPC-Web, JSON\s+(http:\/\/\S+)/.exec(this.said)?.[1] ?? this.http;
        if (until.test(this.said)) ready();
      };
      running.stdout?.on("data", hear);
      running.stderr?.on("data", hear);
      running.once("exit", (code) => failed(new Error(`The node ended with ${code} before it was ready:\n${this.said}`)));
    });
  }
}
