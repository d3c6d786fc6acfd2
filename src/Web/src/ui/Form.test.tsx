import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Form } from "./Form";

afterEach(cleanup);
const idle = { busy: false, refusal: undefined };

it("names what is missing, and sends nothing before it is there", () => {
  const send = vi.fn(async () => true);
  const { rerender } = render(
    <Form button="Record" command={idle} missing={[false, "the reason", ""]} onSend={send}>
      <input />
    </Form>,
  );
  expect(screen.getByText("Still needed: the reason")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Record" }));
  expect(send).not.toHaveBeenCalled();
  rerender(
    <Form button="Record" command={idle} missing={[false, false, ""]} onSend={send}>
      <input />
    </Form>,
  );
  fireEvent.submit(screen.getByRole("button", { name: "Record" }));
  expect(send).toHaveBeenCalledOnce();
});

it("is not sent a second time while it is under way", () => {
  const send = vi.fn(async () => true);
  render(
    <Form button="Record" command={{ ...idle, busy: true }} onSend={send}>
      <input />
    </Form>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Working…" }));
  fireEvent.submit(screen.getByRole("button", { name: "Working…" }));
  expect(send).not.toHaveBeenCalled();
});
