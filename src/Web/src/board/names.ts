const names: Record<string, string> = {
  emar: "eMAR",
  ecm: "call monitoring",
  nursing_home: "care home with nursing",
  care_home: "care home",
  network: "office network",
  not_opened: "nothing frozen yet",
  frozen: "on paper",
  cqc: "CQC",
  ico: "ICO",
  "111": "111",
};

/** A word of the record in plain English: "partly_restored" is "partly restored". */
export const words = (word: string): string => names[word] ?? word.replaceAll("_", " ");

/** As at the beginning of a sentence; "eMAR" stays what it is. */
export const capital = (text: string): string => (/^[a-z][A-Z]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1));

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
