// Addresses that no program takes for links: evil[.]example, hxxp://…, as reports on attacks write them.

const links = new Set(["URL", "DOMAIN", "IP", "EMAIL"]);

export const canDefang = (label: string): boolean => links.has(label);

/** The value as it can be passed on without being followed by mistake; other kinds stay as they are. */
export function defang(label: string, value: string): string {
  switch (label) {
    case "DOMAIN":
      return value.replaceAll(".", "[.]");
    case "IP":
      return value.includes(":") ? value.replaceAll(":", "[:]") : value.replaceAll(".", "[.]");
    case "EMAIL":
      return value.replace("@", "[@]").replaceAll(".", "[.]");
    case "URL": {
      const [, scheme = "", host = "", rest = ""] = /^([a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)(.*)$/is.exec(value) ?? [];
      return scheme.replace(/^http/i, "hxxp").replace(/^ftp/i, "fxp") + host.replaceAll(".", "[.]") + rest;
    }
    default:
      return value;
  }
}
