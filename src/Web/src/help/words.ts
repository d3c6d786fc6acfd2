/** Terms of the pages in plain English; the definitions are those of the domain. */
export const words: readonly { word: string; meaning: string }[] = [
  {
    word: "Expected",
    meaning: "What should have been recorded during the outage: doses due, checks, notes, visits. It was fixed when the outage was declared.",
  },
  { word: "Received", meaning: "The paper that it was written on is in hand." },
  { word: "Entered", meaning: "Somebody has typed in what the paper says." },
  { word: "Checked", meaning: "A second person has compared the entry with the paper: not the one who gave the care, and not the one who typed it." },
  { word: "Queried", meaning: "Somebody asked a question about it that is not answered yet." },
  { word: "Excepted", meaning: "It was accounted for without an entry, with a reason: confirmed as omitted, not applicable, or its paper is lost." },
  { word: "Overdue", meaning: "Its time limit has passed." },
  { word: "Open", meaning: "It still stands in the way of sign-off." },
  {
    word: "P1",
    meaning:
      "First: safeguarding, falls, escalations, time-critical medicines, controlled drugs, insulin, anticoagulants, medicines given when needed, missed visits.",
  },
  { word: "P2", meaning: "Next: all other medicines, observations, advice from a GP, pharmacist or 111, changes of the rota." },
  { word: "P3", meaning: "Then: personal care, food and drink, continence, repositioning, sleep, activities, mood." },
  {
    word: "Override",
    meaning:
      "A rule about separate people was set aside with a reason, because the team was too small. Everybody sees it, and somebody else reviews it the next day.",
  },
  { word: "Not live", meaning: "The page has not heard from the server for half a minute. What it shows may be old." },
];
