// Tells when an element comes near the part of a text that is on the screen.

const calls = new WeakMap<Element, () => void>();

/** One observer for each scrolled text: a margin counts for the root alone, not for what scrolls inside it. */
const observers = new WeakMap<Element, IntersectionObserver>();

function observerOf(text: Element): IntersectionObserver {
  let observer = observers.get(text);
  if (!observer) {
    observer = new IntersectionObserver(report, { root: text, rootMargin: "1500px 0px" });
    observers.set(text, observer);
  }
  return observer;
}

function report(entries: IntersectionObserverEntry[], observer: IntersectionObserver): void {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    observer.unobserve(target);
    calls.get(target)?.();
    calls.delete(target);
  }
}

/** Calls back once, when the element inside `.text` comes near; returns the way to stop waiting. */
export function near(element: Element, call: () => void): () => void {
  const text = element.closest(".text");
  if (!text) return () => undefined;
  const observer = observerOf(text);
  calls.set(element, call);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    calls.delete(element);
  };
}
