// Tells when an element comes near the screen. One observer serves all.

const calls = new WeakMap<Element, () => void>();

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      calls.get(target)?.();
      calls.delete(target);
    }
  },
  { rootMargin: "1500px 0px" },
);

/** Calls back once, when the element comes near; returns the way to stop waiting. */
export function near(element: Element, call: () => void): () => void {
  calls.set(element, call);
  observer.observe(element);
  return () => {
    observer.unobserve(element);
    calls.delete(element);
  };
}
