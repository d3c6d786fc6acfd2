import "./begin";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { answers } from "./api/queries";
import { App } from "./shell/App";
import "./ui/theme.css";
import "./ui/ui.css";
import "./shell/shell.css";
import { followDevice } from "./ui/theme";
import { keepApp } from "./worker/installed";

followDevice();
if (import.meta.env.PROD) void keepApp();
const root = document.getElementById("root");
if (!root) throw new Error("The page has no root.");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={answers}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
);
