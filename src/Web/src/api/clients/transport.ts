import { createGrpcWebTransport } from "@connectrpc/connect-web";

/**
 * The session is a cookie that only this origin's server reads; nothing of it is in the page. Each service's client is a file of its own: what a message looks like
 * is read when its file is, and a page that asks one service does not wait for the descriptions of all.
 */
export const transport = createGrpcWebTransport({ baseUrl: location.origin, defaultTimeoutMs: 30_000 });
