import { liveBoard } from "./live/board";
import { askWho } from "./session/session";

// Before anything is drawn: who this is and what the board says are asked for together, and are on their way while the rest of the program is read.
void askWho();
if (!location.pathname.startsWith("/capture")) liveBoard.start();
