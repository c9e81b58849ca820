// Written by the tests of crates/wasm from the Rust types; SARAP_UPDATE=1 cargo test -p sarap-wasm writes it again.

import type { Analysis } from "../src/shared/contract.ts";

export const samples: readonly Analysis[] = [
{
  "schema": "sarap.analysis/1",
  "id": "a.txt",
  "sha256": "00",
  "language": "ru",
  "date": "2025-09-20",
  "date_source": {
    "kind": "text",
    "place": {
      "start": 1,
      "end": 2
    }
  },
  "title": "title",
  "encoding": "UTF-8",
  "offset_unit": "utf16",
  "text": "text",
  "counts": {
    "characters": 4,
    "tokens": 1,
    "sentences": 1
  },
  "regions": [
    {
      "start": 1,
      "end": 2,
      "kind": "title"
    },
    {
      "start": 1,
      "end": 2,
      "kind": "main"
    },
    {
      "start": 1,
      "end": 2,
      "kind": "boilerplate"
    },
    {
      "start": 1,
      "end": 2,
      "kind": "meta"
    }
  ],
  "entities": [
    {
      "id": "e1",
      "label": "PER",
      "name": "name",
      "value": "value",
      "aliases": [
        "alias"
      ],
      "count": 1,
      "mentions": [
        {
          "start": 1,
          "end": 2,
          "label": "PER",
          "name": {
            "start": 1,
            "end": 2
          },
          "nominative": "name",
          "anchor": "2025-09-20",
          "source": "model:ru-news",
          "reason": "rule:name.proper",
          "score": 0.98
        }
      ]
    }
  ],
  "relations": [
    {
      "kind": "cites",
      "from": "e1",
      "to": "e2",
      "former": true,
      "evidence": {
        "start": 1,
        "end": 2
      },
      "source": "rule:source.cites",
      "score": 0.97
    }
  ],
  "quotes": [
    {
      "start": 1,
      "end": 2,
      "kind": "direct",
      "speaker": "e1",
      "cue": {
        "start": 1,
        "end": 2
      },
      "source": "rule:quote.marks",
      "score": 0.95
    },
    {
      "start": 1,
      "end": 2,
      "kind": "indirect",
      "speaker": "e1",
      "cue": {
        "start": 1,
        "end": 2
      },
      "source": "rule:quote.marks",
      "score": 0.95
    }
  ],
  "crimes": [
    {
      "id": "fraud",
      "ru": "name",
      "kk": "name",
      "en": "name",
      "entities": [
        "e1"
      ]
    }
  ],
  "keywords": [
    {
      "term": "term",
      "kind": "word",
      "count": 1,
      "score": 0.5,
      "mentions": [
        {
          "start": 1,
          "end": 2
        }
      ]
    },
    {
      "term": "term",
      "kind": "phrase",
      "count": 1,
      "score": 0.5,
      "mentions": [
        {
          "start": 1,
          "end": 2
        }
      ]
    }
  ],
  "warnings": [
    {
      "code": "encoding.guessed",
      "message": "message",
      "start": 0,
      "end": 0
    }
  ],
  "packs": [
    {
      "kind": "dictionary",
      "language": "ru",
      "version": "1",
      "licence": "MIT"
    }
  ]
},
{
  "schema": "sarap.analysis/1",
  "id": "a.txt",
  "sha256": "00",
  "language": "ru",
  "date": null,
  "date_source": null,
  "title": null,
  "encoding": "UTF-8",
  "offset_unit": "codepoint",
  "text": "text",
  "counts": {
    "characters": 4,
    "tokens": 1,
    "sentences": 1
  },
  "regions": [],
  "entities": [
    {
      "id": "e1",
      "label": "PER",
      "name": "name",
      "value": null,
      "aliases": [
        "alias"
      ],
      "count": 1,
      "mentions": [
        {
          "start": 1,
          "end": 2,
          "label": "PER",
          "name": null,
          "nominative": null,
          "anchor": null,
          "source": "model:ru-news",
          "reason": null,
          "score": 0.98
        }
      ]
    }
  ],
  "relations": [
    {
      "kind": "reports",
      "from": "e1",
      "to": null,
      "former": false,
      "evidence": {
        "start": 1,
        "end": 2
      },
      "source": "rule:source.cites",
      "score": 0.97
    }
  ],
  "quotes": [
    {
      "start": 1,
      "end": 2,
      "kind": "direct",
      "speaker": null,
      "cue": null,
      "source": "rule:quote.marks",
      "score": 0.95
    },
    {
      "start": 1,
      "end": 2,
      "kind": "indirect",
      "speaker": null,
      "cue": null,
      "source": "rule:quote.marks",
      "score": 0.95
    }
  ],
  "crimes": [
    {
      "id": "fraud",
      "ru": "name",
      "kk": "name",
      "en": "name",
      "entities": [
        "e1"
      ]
    }
  ],
  "keywords": [
    {
      "term": "term",
      "kind": "word",
      "count": 1,
      "score": 0.5,
      "mentions": [
        {
          "start": 1,
          "end": 2
        }
      ]
    },
    {
      "term": "term",
      "kind": "phrase",
      "count": 1,
      "score": 0.5,
      "mentions": [
        {
          "start": 1,
          "end": 2
        }
      ]
    }
  ],
  "warnings": [
    {
      "code": "encoding.guessed",
      "message": "message",
      "start": 0,
      "end": 0
    }
  ],
  "packs": [
    {
      "kind": "dictionary",
      "language": "ru",
      "version": "1",
      "licence": "MIT"
    }
  ]
},
];
