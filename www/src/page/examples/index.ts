// The documents of "try an example": invented news, written for this page.

import report from "../../../examples/sovmestnaya-operaciya.txt";
import visit from "../../../examples/vizit-delegacii.txt";
import saved from "../../../examples/soglashenie-o-vydache.html";

export const examples = [
  { name: "sovmestnaya-operaciya.txt", text: report },
  { name: "vizit-delegacii.txt", text: visit },
  { name: "soglashenie-o-vydache.html", text: saved },
] as const;
