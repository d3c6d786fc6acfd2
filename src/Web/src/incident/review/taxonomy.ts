import type { Factor } from "../../gen/reinstate/v1/review_pb";

interface Element {
  element: string;
  factors: { factor: string; name: string }[];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Factors under the element of the work system that stands before the colon of their titles, in the order of the taxonomy. */
export function byElement(factors: readonly Factor[]): Element[] {
  const elements: Element[] = [];
  for (const { factor, title } of factors) {
    const colon = title.indexOf(": ");
    const element = colon < 0 ? title : title.slice(0, colon);
    const one = elements.find((known) => known.element === element) ?? { element, factors: [] };
    if (one.factors.length === 0) elements.push(one);
    one.factors.push({ factor, name: capital(title.slice(colon < 0 ? 0 : colon + 2)) });
  }
  return elements;
}
