import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { BrowserRouter } from "react-router";
import { afterEach, expect, test } from "vitest";
import { useAddress } from "./useAddress";
import { useTyped } from "./useTyped";

afterEach(() => {
  cleanup();
  window.history.replaceState(null, "", "/");
});

function Form() {
  const [address, change] = useAddress();
  const [text, type] = useTyped(address.get("text") ?? "", (text) => change({ text }));
  return (
    <>
      <input aria-label="text" value={text} onChange={(event) => type(event.target.value)} />
      <button type="button" onClick={() => change({ type: "homecare" })}>
        type
      </button>
      <button type="button" onClick={() => change({ type: "", text: "" })}>
        all
      </button>
      <output>{address.toString()}</output>
    </>
  );
}

const form = () =>
  render(
    <BrowserRouter>
      <Form />
    </BrowserRouter>,
  );

test("of two changes in a moment the second keeps the first", () => {
  form();
  // One act: nothing is drawn in between, as on a slow device.
  act(() => {
    screen.getByText("type").click();
    fireEvent.change(screen.getByLabelText("text"), { target: { value: "wex" } });
  });
  expect(screen.getByRole("status").textContent).toBe("type=homecare&text=wex");
});

test("what is typed stands at once, and what takes it away from elsewhere takes it away", () => {
  form();
  const field = screen.getByLabelText<HTMLInputElement>("text");
  for (const value of ["w", "we", "wex"]) fireEvent.change(field, { target: { value } });
  expect(field.value).toBe("wex");
  expect(window.location.search).toBe("?text=wex");
  fireEvent.click(screen.getByText("all"));
  expect(field.value).toBe("");
  expect(window.location.search).toBe("");
});
