// Written by the tests of crates/wasm from the Rust types; SARAP_UPDATE=1 cargo test -p sarap-wasm writes it again.

import type { CorpusRows, Together } from "../src/shared/corpus.ts";

export const rows: CorpusRows = {
  "documents": [
    "1",
    "2",
    "3"
  ],
  "copies": [
    2
  ],
  "of": [
    [
      0,
      1
    ],
    [
      0,
      2
    ],
    [
      0,
      1
    ]
  ],
  "rows": [
    {
      "id": "LOC=RU",
      "label": "LOC",
      "name": "Россия",
      "value": "RU",
      "open": null,
      "names": [
        {
          "name": "Россия",
          "documents": 1,
          "reasons": [
            {
              "rule": "name",
              "with": null,
              "document": null,
              "by": null
            }
          ]
        },
        {
          "name": "alias",
          "documents": 2,
          "reasons": [
            {
              "rule": "alias",
              "with": "РФ",
              "document": 0,
              "by": "rule:name.acronym"
            }
          ]
        },
        {
          "name": "РФ",
          "documents": 1,
          "reasons": [
            {
              "rule": "value",
              "with": "Россия",
              "document": null,
              "by": null
            }
          ]
        }
      ],
      "shared": [],
      "unsure": [],
      "apart": [],
      "keys": [
        "LOC=RU"
      ]
    },
    {
      "id": "ORG:мвд",
      "label": "ORG",
      "name": "МВД",
      "value": null,
      "open": "state-body",
      "names": [
        {
          "name": "МВД",
          "documents": 1,
          "reasons": [
            {
              "rule": "name",
              "with": null,
              "document": null,
              "by": null
            }
          ]
        },
        {
          "name": "alias",
          "documents": 1,
          "reasons": [
            {
              "rule": "alias",
              "with": "МВД",
              "document": 0,
              "by": "rule:name.acronym"
            }
          ]
        }
      ],
      "shared": [],
      "unsure": [],
      "apart": [
        {
          "entity": "ORG=RU/MVD",
          "reason": "whose"
        }
      ],
      "keys": [
        "ORG:мвд"
      ]
    },
    {
      "id": "ORG=RU/MVD",
      "label": "ORG",
      "name": "МВД",
      "value": "RU/MVD",
      "open": null,
      "names": [
        {
          "name": "МВД",
          "documents": 1,
          "reasons": [
            {
              "rule": "name",
              "with": null,
              "document": null,
              "by": null
            }
          ]
        },
        {
          "name": "alias",
          "documents": 1,
          "reasons": [
            {
              "rule": "alias",
              "with": "МВД",
              "document": 1,
              "by": "rule:name.acronym"
            }
          ]
        }
      ],
      "shared": [],
      "unsure": [],
      "apart": [
        {
          "entity": "ORG:мвд",
          "reason": "whose"
        }
      ],
      "keys": [
        "ORG=RU/MVD"
      ]
    }
  ]
};

export const together: readonly Together[] = [
  {
    "entities": [
      "LOC=RU",
      "ORG:мвд"
    ],
    "count": 1,
    "places": [
      {
        "document": 0,
        "start": 0,
        "end": 9
      }
    ]
  },
  {
    "entities": [
      "LOC=RU",
      "ORG=RU/MVD"
    ],
    "count": 1,
    "places": [
      {
        "document": 1,
        "start": 0,
        "end": 9
      }
    ]
  }
];
