// Whether what is written stands out from what is behind it: WCAG's 4.5 to 1.

/** Everything written on the page, signs of mentions too, that stands out too little; in words. */
export const tooFaint = (page) =>
  page.evaluate(() => {
    const probe = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const over = (under, colour) => {
      probe.fillStyle = `rgb(${under.join(" ")})`;
      probe.fillRect(0, 0, 1, 1);
      probe.fillStyle = colour;
      probe.fillRect(0, 0, 1, 1);
      return [...probe.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const backOf = (element) => {
      const chain = [];
      for (let at = element; at; at = at.parentElement) chain.unshift(getComputedStyle(at).backgroundColor);
      return chain.reduce(over, [255, 255, 255]);
    };
    const light = ([r, g, b]) => {
      const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const seen = new Set();
    const faults = [];
    const check = (element, colour) => {
      const back = backOf(element);
      const key = `${element.tagName}.${element.className} ${colour} ${back}`;
      if (seen.has(key)) return;
      seen.add(key);
      const [a, b] = [light(over(back, colour)), light(back)].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < 4.5) faults.push(`${key}: ${ratio.toFixed(2)}`);
    };
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest(":disabled, .visually-hidden, dialog:not([open])") || !element.checkVisibility()) continue;
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
      if (own) check(element, getComputedStyle(element).color);
      if (element.matches(".signs .mention")) check(element, getComputedStyle(element, "::after").color);
    }
    return faults;
  });
